"""A letter that tells a customer what the records say of the relationship: by rules, from facts only.

Every sentence stands in words/letter.toml; a sentence whose fact is missing is not written, and none is guessed.
"""

from __future__ import annotations

from pages.parts.words import Words


def letter(facts: dict, said: Words) -> list[str]:
    """The sentences, in order; `facts` is the row of the question person_facts."""
    told = lambda name: facts.get(name) or 0
    lines = [said.say("letter.dear")]
    if facts.get("first_at"):
        lines.append(said.say("letter.since", day=said.date(facts["first_at"])))
    if told("orders") and facts.get("last_order_at"):
        lines.append(said.say("letter.orders", n=told("orders"), day=said.date(facts["last_order_at"])))
    if told("promises_missed"):
        lines.append(said.say("letter.promises_missed", n=told("promises_missed"), deliveries=told("deliveries")) if told("deliveries") > 1 else said.say("letter.promise_missed"))
    elif told("deliveries"):
        lines.append(said.say("letter.promises_kept", n=told("deliveries")))
    if told("questions"):
        lines.append(said.say("letter.questions", n=told("questions")))
        if told("unanswered"):
            lines.append(said.say("letter.unanswered", n=told("unanswered")))
        elif facts.get("longest_wait_minutes"):
            lines.append(said.say("letter.longest_wait", wait=said.duration(facts["longest_wait_minutes"])))
    if told("calls"):
        lines.append(said.say("letter.calls", n=told("calls")))
        if told("calls_in_vain"):
            lines.append(said.say("letter.calls_in_vain", n=told("calls_in_vain")))
    reviews = told("bad_reviews") + told("good_reviews")
    if reviews:
        lines.append(said.say("letter.reviews", n=reviews))
        lines.append(said.say("letter.reviews_replied", n=told("reviews_replied")) if told("reviews_replied") else said.say("letter.reviews_unreplied"))
    if told("messages_sent"):
        lines.append(said.say("letter.messages", n=told("messages_sent"), clicked=told("messages_clicked")))
    if told("times_points_lost"):
        lines.append(said.say("letter.points_lost", n=told("times_points_lost")))
    if told("wishes"):
        lines.append(said.say("letter.wishes", n=told("wishes")))
        if told("open_wishes"):
            lines.append(said.say("letter.open_wishes", n=told("open_wishes")))
    if told("ideas"):
        lines.append(said.say("letter.ideas", n=told("ideas")))
    if facts.get("left_at"):
        lines.append(said.say("letter.left", day=said.date(facts["left_at"])))
    return [*lines, said.say("letter.only_records")]
