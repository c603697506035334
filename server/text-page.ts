/** A Response whose text is known: it goes out in one write instead of a web stream piped through a Node stream. */
export class TextPage extends Response {
  readonly page: string;
  constructor(page: string, init: ResponseInit) {
    super(page, init);
    this.page = page;
  }
}
