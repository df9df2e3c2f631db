"""A workshop in real browsers: a room joins with the code, writes, and is read as it writes."""

import shutil

from tests.browser import IN_BROWSER, MAIN, past_the_navigation, served, settled, tab_to, text_of

pytestmark = IN_BROWSER


def test_a_room_joins_with_the_code_writes_and_is_read_as_it_writes(stores, chromium, tmp_path):
    from axe_playwright_python.sync_playwright import Axe

    store = tmp_path / "store.duckdb"
    shutil.copyfile(stores["full"], store)
    with served(store, EGARDS_WORKSHOP_CODE="ABC234", EGARDS_WORKSHOP_KEY="the-key", EGARDS_WORKSHOP_ADDRESSES="http://192.168.1.12:8501") as address:
        contexts = [chromium.new_context(viewport={"width": 390, "height": 844}, locale="en-GB") for _ in range(2)]
        for context in contexts:
            context.set_default_timeout(60_000)
        guest, leader = (context.new_page() for context in contexts)
        guest.goto(f"{address}/service")  # the very first visit of this server, to a page's own address
        settled(guest)
        assert guest.locator(MAIN).inner_text() == "Join the workshop"
        assert not guest.locator("[data-testid=stMetric], .figure, .st-key-pages a").count()
        assert [one["id"] for one in Axe().run(guest).response["violations"] if one["impact"] in ("serious", "critical")] == []
        guest.goto(f"{address}/?join=ABC234")
        settled(guest)
        guest.get_by_role("textbox", name="Your first name").fill("Ada")
        guest.keyboard.press("Enter")
        guest.wait_for_function("location.pathname.includes('workshop')")
        settled(guest)
        leader.goto(f"{address}/workshop?key=the-key")
        leader.wait_for_selector(".room-code")
        assert leader.locator(".room-code").inner_text() == "ABC234" and "key" not in leader.url
        past_the_navigation(guest)
        tab_to(guest, "Your note", "TEXTAREA")
        guest.keyboard.type("=1+1 the robot answers <b>beside</b> the point")
        tab_to(guest, "Save this note", "BUTTON")
        guest.keyboard.press("Enter")
        leader.get_by_text("=1+1 the robot answers <b>beside</b> the point", exact=True).wait_for()
        settled(guest)
        past_the_navigation(guest)
        tab_to(guest, guest.locator(".st-key-votes button").first.inner_text(), "BUTTON")
        guest.keyboard.press("Space")
        tab_to(guest, "Give my votes", "BUTTON")
        guest.keyboard.press("Enter")
        guest.get_by_text("Your votes are given.").wait_for()
        leader.get_by_text("one person voted").wait_for()
        leader.get_by_text("1 person came in: Ada").or_(leader.get_by_text("One person came in: Ada")).wait_for()
        for page in (guest, leader):
            assert [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")] == []
            assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - document.querySelector('[data-testid=stMain]').clientWidth") <= 0
        guest.locator(".st-key-stop").get_by_text("2", exact=True).click()
        settled(guest)
        for chosen in ("distrust", "anxiety"):  # what the path asks for stands, whatever was looked at before
            guest.locator(".st-key-stop-card [data-testid=stPageLink] a").first.click()
            guest.wait_for_function("location.pathname.includes('voice')")
            settled(guest)
            assert text_of(guest, ".st-key-feeling [aria-checked=true]") == "anxiety"
            if chosen != "anxiety":
                guest.locator(".st-key-feeling").get_by_text(chosen, exact=True).click()
                guest.wait_for_function("location.search.includes('feeling=')")
                settled(guest)
                guest.get_by_role("link", name="Back to the path").click()
                guest.wait_for_function("location.pathname.includes('workshop')")
                settled(guest)
        guest.goto(f"{address}/bring_data")
        guest.wait_for_timeout(3000)
        assert not guest.locator("[data-testid=stFileUploader]").count()
        for context in contexts:
            context.close()


def test_a_page_loaded_anew_keeps_seat_question_and_view_and_a_seat_left_is_forgotten(stores, chromium, tmp_path):
    store = tmp_path / "store.duckdb"
    shutil.copyfile(stores["full"], store)
    with served(store, EGARDS_WORKSHOP_CODE="ABC234", EGARDS_WORKSHOP_KEY="the-key", EGARDS_WORKSHOP_ADDRESSES="http://192.168.1.12:8501") as address:
        contexts = [chromium.new_context(viewport={"width": 390, "height": 844}, locale="fr-FR") for _ in range(2)]
        outside = []
        for context in contexts:
            context.set_default_timeout(60_000)
            context.on("request", lambda request: outside.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None)
        guest, leader = (context.new_page() for context in contexts)
        leader.goto(f"{address}/workshop?key=the-key")
        leader.wait_for_selector(".room-code")
        settled(leader)
        leader.reload()
        leader.wait_for_selector(".room-code")
        guest.goto(f"{address}/?join=ABC234")
        settled(guest)
        comes_in(guest, "Zo\u00e9")
        guest.locator(".st-key-stop").get_by_text("3", exact=True).click()
        guest.wait_for_function("location.search.includes('stop=')")
        settled(guest)
        kept = [cookie for cookie in contexts[0].cookies() if cookie["name"].startswith("egards-seat-")]
        assert len(kept) == 1 and kept[0]["sameSite"] == "Strict" and kept[0]["value"] not in guest.url + guest.content()
        guest.goto(f"{address}/service?channel=chat")
        settled(guest)
        guest.reload()
        settled(guest)
        assert "Question 3" in text_of(guest, ".st-key-workshop-bar") and "channel=chat" in guest.url
        guest.get_by_role("link", name="Retour au parcours").click()
        settled(guest)
        assert "Zo\u00e9" in text_of(guest, ".st-key-own-seat")
        guest.get_by_role("button", name="Ce n'est pas moi").click()
        guest.get_by_role("button", name="Quitter cette place").click()
        guest.get_by_role("heading", name="Rejoindre l'atelier").wait_for()
        settled(guest)
        assert not [cookie for cookie in contexts[0].cookies() if cookie["name"].startswith("egards-seat-")]
        guest.reload()
        settled(guest)
        assert guest.locator(MAIN).inner_text() == "Rejoindre l'atelier"
        assert not outside
        for context in contexts:
            context.close()


def comes_in(page, name):
    """Give that name at the door, where the code stands already."""
    page.locator("[data-testid=stForm] input").nth(1).fill(name)
    page.keyboard.press("Enter")
    page.wait_for_function("location.pathname.includes('workshop')")
    settled(page)
