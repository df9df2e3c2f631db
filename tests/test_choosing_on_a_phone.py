"""On a phone, what is chosen is chosen at the first click: nothing slips away from under it, and nothing stays over it."""

from tests.browser import IN_BROWSER, settled

pytestmark = IN_BROWSER


def test_a_campaign_and_its_kind_take_one_click_each(open_page):
    page = open_page("/sending?lang=fr", width=390, height=844)
    box = page.locator(".st-key-message_kinds")
    box.locator("summary").click()
    settled(page)
    box.get_by_test_id("stMultiSelect").locator("input").click()
    page.get_by_role("option").first.click()
    settled(page)
    assert page.locator(".st-key-kinds_keep button").is_disabled()
    box.get_by_test_id("stButtonGroup").last.locator("button").nth(1).click()
    settled(page)
    assert page.locator(".st-key-kinds_keep button").is_enabled()


def test_the_list_of_pages_no_longer_lies_over_the_page_chosen(open_page):
    page = open_page("/service?lang=fr", width=390, height=844)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.wait_for_function("document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right > 200")
    page.get_by_role("link", name="Humain").click()
    page.wait_for_function("document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 0")
    settled(page)
    assert page.get_by_role("heading", level=1).inner_text().startswith("À quelle distance")
