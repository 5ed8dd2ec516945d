// What Puppeteer starts, behind the few names by which Playwright's pages differ.

export function playwrightLike(browser, afterClose = () => {}) {
  const newPage = async () => {
    const page = await browser.newPage();
    page.addInitScript = (script, argument) => page.evaluateOnNewDocument(script, argument);
    page.waitForTimeout = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    return page;
  };
  return { newPage, close: () => browser.close().finally(afterClose) };
}
