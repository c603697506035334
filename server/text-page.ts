/**
 * A Response whose text is known. It carries the text beside an empty body: a web stream for each page, made only to be piped into a
 * Node stream, costs more than the query behind the page.
 */
export class TextPage extends Response {
  readonly page: string;
  constructor(page: string, init: ResponseInit) {
    super(null, init);
    this.page = page;
  }
  override text(): Promise<string> {
    return Promise.resolve(this.page);
  }
}
