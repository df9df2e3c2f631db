"""First visits, in a real browser: an outline while the app loads, and a frame for each of several at once."""

from tests.browser import IN_BROWSER, MAIN, served, settled

pytestmark = IN_BROWSER

NOTES_THE_OUTLINE = """
window.outlinePx = 0;
new MutationObserver(() => {
  window.outlinePx = Math.max(window.outlinePx, document.querySelector('.outline')?.getBoundingClientRect().height ?? 0);
}).observe(document, { childList: true, subtree: true });
"""


def test_the_very_first_visit_sees_the_outline_of_a_page_while_the_app_loads(stores, chromium):
    with served(stores["full"]) as address:
        page = chromium.new_page(locale="en-GB")
        page.add_init_script(NOTES_THE_OUTLINE)  # it stands for a quarter of a second: asked for from outside, twice a second, it may be missed
        page.goto(address)
        settled(page)
        assert page.evaluate("window.outlinePx") > 100
        assert not page.locator(".outline").count()
        page.close()


def test_first_visits_of_several_pages_at_once_all_have_their_frame(stores, chromium):
    with served(stores["full"]) as address:
        contexts = [chromium.new_context(locale="en-GB") for _ in range(3)]
        guests = [context.new_page() for context in contexts]
        for guest, page in zip(guests, ("pulse", "fatigue", "service"), strict=True):
            guest.goto(f"{address}/{page}", wait_until="commit")
        for guest in guests:
            guest.wait_for_selector(MAIN, timeout=120_000)
            settled(guest)
            assert guest.locator("[data-testid=stSidebar]").count() == 1
        for context in contexts:
            context.close()
