package uy.ventanilla.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real browser for the people of a story. */
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium open() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("ventanilla.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
        return new Chromium(playwright, browser);
    }

    /** Somebody's own, with nobody's cookies. */
    BrowserContext window() {
        return browser.newContext(
                new Browser.NewContextOptions().setLocale("es-UY").setViewportSize(1280, 900));
    }

    /** A page of {@code window} in which this person has signed in with their password. */
    static Page signedIn(BrowserContext window, Desk desk, String name) {
        var page = window.newPage();
        page.navigate(at(desk, "/tickets"));
        signIn(page, desk.addressOf(name), Desk.PASSWORD);
        return page;
    }

    /** Fills in the form that {@code page} shows. */
    static void signIn(Page page, String address, String password) {
        page.locator("input[name=username]").fill(address);
        page.locator("input[name=password]").fill(password);
        page.locator("form button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("/login")); // redirects on the way are no pages of their own
    }

    /** Chooses a password by a link that came by mail; where that leads is the sign-in page. */
    static void choosePassword(Page page, Desk desk, Mailbox.Mail invitation, String password) {
        page.navigate(at(desk, invitation.activation()));
        page.locator("#password").fill(password);
        page.locator("form button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("/activate"));
    }

    /** Where a browser finds this page of the desk. */
    static String at(Desk desk, String path) {
        return "http://" + desk.host() + ":" + desk.stage().gateway().getPort() + path;
    }

    /** Keeps what {@code page} shows as {@code target/name.png}, for whoever wants to look. */
    static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
