// What a file of browser tests stands on: the site, served, and a browser with its profile on disk.
import { after, before } from "node:test";
import { openBrowser, openPage, openTab } from "./browser.mjs";
import { serveSite } from "./site.mjs";

export function givenSiteAndBrowser(options) {
  let site, browser;
  let pages = [], place = 0;
  const address = () => site.at(`place-${place}`); // a log belongs to one, so a new one begins with an empty log
  const started = (async () => {
    site = await serveSite();
    browser = await openBrowser(options);
  })();
  before(() => started);
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  const opens = (how) => async (before) => {
    await started;
    const page = await how(browser, address(), before);
    pages.push(page);
    return page;
  };
  return {
    get site() {
      return site;
    },
    openPage: opens(openPage),
    openTab: opens(openTab),
    startOver: async () => {
      await Promise.all(pages.map((page) => page.close().catch(() => {}))); // a test may have closed it
      pages = [];
      ++place;
    },
    // The browser dies of SIGKILL, all of it, and a new one is started on the same profile.
    kill: async () => {
      await browser.kill();
      pages = [];
      browser = await openBrowser({ ...options, profile: browser.profile });
    },
  };
}

// The commands that most tests need.
export const open = (account, fields) => ({ command: "OpenAccount", account, owner: "Alice", ...fields });
export const deposit = (account, amount, fields) => ({ command: "DepositMoney", account, amount, ...fields });
export const withdraw = (account, amount, fields) => ({ command: "WithdrawMoney", account, amount, ...fields });
