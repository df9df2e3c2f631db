"""The keyboard alone leads through the app, in a real browser."""

import shutil

from tests.browser import FOCUSED, IN_BROWSER, MAIN, past_the_navigation, served, settled, tab_to

pytestmark = IN_BROWSER


def test_the_keyboard_alone_leads_from_pulse_to_a_person_and_back(open_page):
    page = open_page("/")
    page.wait_for_selector("a.skip-link", state="attached")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[1] == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED)[0] == "H1"
    tab_to(page, "Language", "INPUT")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("location.search.includes('language=')")
    page.keyboard.press("Escape")
    settled(page)
    past_the_navigation(page)
    tab_to(page, "Open Humans", "A")
    page.keyboard.press("Enter")
    page.wait_for_function("location.pathname.includes('human')")
    settled(page)
    chosen = page.locator(".st-key-language").inner_text()
    past_the_navigation(page)
    tab_to(page, "How is this computed?", "BUTTON")
    page.keyboard.press("Enter")
    page.wait_for_selector("[class*=st-key-proof-of-] code")
    page.wait_for_function("document.activeElement.getAttribute('aria-expanded') === 'true'")
    page.keyboard.press("Enter")
    page.wait_for_selector("[class*=st-key-proof-of-] code", state="detached")
    page.evaluate("document.querySelector('[data-testid=stDataFrame]').scrollIntoView()")
    page.wait_for_timeout(1000)
    tab_to(page, "data-grid-canvas", "CANVAS")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    page.wait_for_function("location.search.includes('person=')")
    settled(page)
    page.go_back()
    page.wait_for_function("location.pathname.includes('human')")
    settled(page)
    assert "language=" in page.url
    assert page.locator(".st-key-language").inner_text() == chosen


def test_the_keyboard_alone_keeps_a_view_notes_an_event_and_takes_the_brief_along(stores, chromium, tmp_path):
    store = tmp_path / "store.duckdb"
    shutil.copyfile(stores["full"], store)
    with served(store) as app:
        context = chromium.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB", accept_downloads=True)
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.goto(f"{app}/listening?period=90d")
        settled(page)
        tab_to(page, "This view", "BUTTON")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-testid=stPopoverBody] code")
        assert page.locator("[data-testid=stPopoverBody] code").inner_text() == f"{app}/listening?period=90d"
        tab_to(page, "Name of this view", "INPUT")
        page.keyboard.type("Ninety *days* of <b>listening</b>")
        page.keyboard.press("Enter")
        page.get_by_text("Saved: find").wait_for()
        page.keyboard.press("Escape")
        past_the_navigation(page)
        tab_to(page, "Note an event", "BUTTON")
        page.keyboard.press("Enter")
        page.get_by_role("textbox", name="What happened").wait_for()
        settled(page)
        tab_to(page, "What happened", "INPUT")
        page.keyboard.type("A *strike* ![x](http://example.org/x.png)")
        page.keyboard.press("Enter")
        page.locator(".finding-told", has_text="A: A *strike* ![x](http://example.org/x.png)").first.wait_for()
        page.goto(app)
        settled(page)
        page.locator(".st-key-spark-listening .shapelayer path").nth(5).wait_for(state="attached")  # five events came with the demonstration
        past_the_navigation(page)
        tab_to(page, "New action", "BUTTON")
        page.keyboard.press("Enter")
        page.get_by_role("textbox", name="Who takes it on").wait_for()
        for name, text in (("What will be done", "Answer the chat ourselves"), ("Who takes it on", "Ada")):
            tab_to(page, name, "INPUT")
            page.keyboard.type(text)
        page.keyboard.press("Enter")
        page.get_by_text("Answer the chat ourselves").first.wait_for()
        settled(page)
        page.keyboard.press("Escape")
        past_the_navigation(page)
        tab_to(page, "Download the brief (HTML)", "BUTTON")
        with page.expect_download() as told:
            page.keyboard.press("Enter")
        told.value.save_as(tmp_path / "brief.html")
        tab_to(page, "PDF", "BUTTON")
        with page.expect_download() as told:
            page.keyboard.press("Enter")
        told.value.save_as(tmp_path / "brief.pdf")
        assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
        tab_to(page, "Saved views", "SUMMARY")
        page.keyboard.press("Enter")
        kept = page.get_by_role("link", name="Ninety *days* of <b>listening</b>").get_attribute("href")
        tab_to(page, "Ninety *days* of <b>listening</b>", "A")
        with page.expect_event("framenavigated", predicate=lambda frame: "listening" in frame.url) if page.evaluate("document.activeElement.target") != "_blank" else context.expect_page():
            page.keyboard.press("Enter")
        context.close()
        other = chromium.new_context(locale="fr-FR").new_page()
        other.goto(kept)
        settled(other)
        assert other.url == f"{app}/listening?period=90d" and other.locator(MAIN).inner_text() == "La marque parle\u2011t\u2011elle plus qu'elle n'écoute\u202f?"
        other.context.close()
        alone = chromium.new_context(offline=True)
        page, asked = alone.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "brief.html").as_uri())
        assert asked == [(tmp_path / "brief.html").as_uri()]
        assert "Answer the chat ourselves" in page.inner_text("main") and "A *strike* ![x](http://example.org/x.png)" in page.inner_text("main")
        assert page.locator("svg[role=img]").count() >= 7 and page.locator("svg").first.bounding_box()["width"] > 100
        alone.close()
