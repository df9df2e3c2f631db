"""The compiled loops of `pressure`: facts laid person by person, each person's weeks counted and walked once.

Of all persons `first` holds the day their first week begins, `weeks` how many they are, `…_starts` where their facts of a kind begin,
the next person's being where they end. Days are numbers since 1970; `k` is the number of a person's week.
"""

from __future__ import annotations

import numpy as np

from data.feelings.compiled import compiled, inlined, inner

NEVER, NONE = -(2**31) + 1, -1

REMEMBERED_DAYS = 35
"""A departure counts with the last week of messages before it, that week and the four after it."""

MESSAGES, ON_MONDAY, CLICKED, ORDERS, SENT_CLICKED, KINDS_COUNTED = range(6)
"""The rows of what is counted per week, and their number."""


@compiled
def count(places, starts):
    """Add to each person's number of facts, one place on."""
    for place in places:
        starts[place + 1] += 1


@compiled
def lay(places, values, following, laid):
    """Lay each value behind those of its person."""
    for i in range(len(places)):
        laid[following[places[i]]] = values[i]
        following[places[i]] += 1


@inner
def _mark(row, first, weeks, spell_starts, entered, until, is_on):
    """Say in which of the person's weeks e-mail could reach the person."""
    is_on[: weeks[row]] = False
    for i in range(spell_starts[row], spell_starts[row + 1]):
        for week in range(max((entered[i] - first[row]) // 7, 0), min((until[i] - first[row]) // 7, weeks[row] - 1) + 1):
            is_on[week] = True


@inlined
def _kept_from(first, weeks, is_drawn, first_kept, last_kept):
    """The number of the first of a person's weeks that is kept; of a person not drawn it is the last of all, if the person has it."""
    if is_drawn:
        return max((first_kept - first + 6) // 7, 0)
    return weeks - 1 if first + 7 * (weeks - 1) == last_kept >= first_kept else weeks


@compiled
def kept_of_each(first, weeks, is_drawn, spell_starts, entered, until, first_kept, last_kept):
    """How many weeks are kept of each person."""
    kept, is_on = np.zeros(len(first), np.int64), np.zeros(weeks.max(), np.bool_)
    for row in range(len(first)):
        earliest = _kept_from(first[row], weeks[row], is_drawn[row], first_kept, last_kept)
        if earliest < weeks[row]:
            _mark(row, first, weeks, spell_starts, entered, until, is_on)
            for week in range(earliest, weeks[row]):
                kept[row] += is_on[week]
    return kept


@compiled
def places(begin, end, wanted, first, weeks, is_drawn, spell_starts, entered, until, first_kept, last_kept):
    """Where the rows of each wanted week begin among those kept of these persons."""
    following, is_on = np.zeros(len(wanted) + 1, np.int64), np.zeros(max(weeks[begin:end].max(), 1), np.bool_)
    for row in range(begin, end):
        kept_from = _kept_from(first[row], weeks[row], is_drawn[row], first_kept, last_kept)
        if kept_from < weeks[row]:
            _mark(row, first, weeks, spell_starts, entered, until, is_on)
            for k in range(kept_from, weeks[row]):
                week = (first[row] - first_kept) // 7 + k
                following[week + 1] += is_on[k] and wanted[week]
    for week in range(len(wanted)):
        following[week + 1] += following[week]
    return following


@inlined
def _week_of(day, first, weeks):
    """The number of the person's week that holds a day, -1 outside the person's weeks."""
    week = (day - first) // 7
    return week if 0 <= week < weeks else -1


@inner
def _add(row, first, weeks, spell_starts, entered, left, mail_starts, mail, click_starts, clicks, order_starts, orders, sign_starts, signs, counts, sign, left_on):
    """Add the person's facts to the person's weeks."""
    size, monday = weeks[row], first[row]
    counts[:, :size], sign[:size], left_on[:size] = 0, NEVER, NEVER
    for i in range(mail_starts[row], mail_starts[row + 1]):
        day = mail[i] >> 1
        k = _week_of(day, monday, size)
        if k >= 0:
            counts[MESSAGES, k] += 1
            counts[ON_MONDAY, k] += day == monday + 7 * k
            counts[SENT_CLICKED, k] += mail[i] & 1
    for i in range(click_starts[row], click_starts[row + 1]):
        k = _week_of(clicks[i], monday, size)
        if k >= 0:
            counts[CLICKED, k] += 1
    for i in range(order_starts[row], order_starts[row + 1]):
        k = _week_of(orders[i], monday, size)
        if k >= 0:
            counts[ORDERS, k] += 1
    for i in range(sign_starts[row], sign_starts[row + 1]):
        k = max((signs[i] - monday) // 7, 0)
        if k < size:
            sign[k] = max(sign[k], signs[i])
    for i in range(spell_starts[row], spell_starts[row + 1]):
        k = _week_of(left[i], monday, size) if left[i] != NEVER else -1
        if k >= 0 and entered[i] <= left[i]:
            left_on[k] = left[i] if left_on[k] == NEVER else min(left_on[k], left[i])


@inlined
def _level(received, place):
    """The step of a number of messages in a window: of one in 7 and 14 days, two in 28, six in 90; 8 and more are one."""
    return min((received + 5) // 6 if place == 3 else (received + 1) // 2 if place == 2 else received, 8)


@inlined
def _since(last, k):
    """Weeks since the week number `last`."""
    return NONE if last < 0 else k - last


@compiled
def by_week(week, first_kept, wanted):
    """The numbers of the rows of wanted weeks, week after week."""
    following = np.zeros(len(wanted) + 1, np.int64)
    for i in range(len(week)):
        one = (week[i] - first_kept) // 7
        following[one + 1] += wanted[one]
    for one in range(len(wanted)):
        following[one + 1] += following[one]
    order = np.empty(following[-1], np.int64)
    for i in range(len(week)):
        one = (week[i] - first_kept) // 7
        if wanted[one]:
            order[following[one]] = i
            following[one] += 1
    return order


@compiled
def blend(near, marks):
    """Take what each column says of a row into the row's mark."""
    for column in range(len(near)):
        for i in range(len(marks)):
            mark = (marks[i] ^ np.uint64(near[column, i])) * np.uint64(0x9E3779B97F4A7C15)
            marks[i] = mark ^ (mark >> np.uint64(29))


@compiled
def add_by_week(week, first_kept, marks, of_weeks):
    """Add each row's mark to that of its week: rows that differ, or are more or fewer, give a week another."""
    for i in range(len(marks)):
        of_weeks[(week[i] - first_kept) // 7] += marks[i]


@inlined
def _before(total, quarter, k, place):
    """Messages received in the 7, 14, 28 or 90 days before a week."""
    return quarter[k] if place == 3 else total[k] - total[max(k - (4 if place == 2 else place + 1), 0)]


@inlined
def _step(total, quarter, k):
    """How far a week's 28 days before are from the usual."""
    times = (_before(total, quarter, k, 2) + 0.5) / ((total[k - 4] - total[max(k - 56, 0)]) * 4.0 / min(k - 4, 52) + 0.5)
    return 1 if times < 0.667 else 2 if times <= 1.5 else 3 if times <= 2.5 else 4


@compiled
def put(near, order, at, told):
    """Put rows where each belongs, column after column: those of a week stand beside each other there."""
    for column in range(len(near)):
        for i in range(len(order)):
            told[column, at[i]] = near[column, order[i]]


@compiled
def walk(
    begin, end, longest, first, weeks, is_drawn, spell_starts, entered, until, left, mail_starts, mail, click_starts, clicks, order_starts, orders_on, sign_starts, signs,
    first_kept, last_kept, following, at,
    week_, place_, messages, two, four, ninety, before_7, before_14, before_28, before_90, usual_total, usual_weeks, against_usual, clicked, clicked_91, clicked_total,
    sent_clicked, orders, has_left, sign_on, leaves_before_next, since_row, since_level, since_written, since_usual, since_any_usual,
):  # fmt: skip
    """(the person that had no more room, the rows written): the rows of these persons, one person after the other; `at` says where
    each belongs by week and person, of weeks that are wanted."""
    total, clicks_until, quarter = np.zeros(longest + 1, np.int64), np.zeros(longest + 1, np.int64), np.zeros(longest + 1, np.int64)
    counts, sign, left_on, is_on = np.zeros((KINDS_COUNTED, longest), np.int32), np.zeros(longest, np.int32), np.zeros(longest, np.int32), np.zeros(longest, np.bool_)
    at_level, written, as_usual = np.empty((4, 9), np.int64), np.empty((4, 9), np.int64), np.empty(5, np.int64)
    window, n = np.zeros(4, np.int64), 0
    for row in range(begin, end):
        size = weeks[row]
        kept_from = _kept_from(first[row], size, is_drawn[row], first_kept, last_kept)
        if kept_from >= size:
            continue
        if n + size - kept_from > len(at):
            return row, n
        _mark(row, first, weeks, spell_starts, entered, until, is_on)
        _add(row, first, weeks, spell_starts, entered, left, mail_starts, mail, click_starts, clicks, order_starts, orders_on, sign_starts, signs, counts, sign, left_on)
        at_level[:], written[:], as_usual[:] = NONE, NONE, NONE
        before_row, any_usual, last_sign = NONE, NONE, NEVER
        for k in range(size):
            # total[k + 1]: messages of the weeks up to and with week k
            total[k + 1], clicks_until[k + 1] = total[k] + counts[MESSAGES, k], clicks_until[k] + counts[CLICKED, k]
            quarter[k + 1] = total[k + 1] - total[max(k - 12, 0)] - (counts[ON_MONDAY, k - 12] if k >= 12 else 0)
            last_sign = max(last_sign, sign[k])
            week = first[row] + 7 * k
            if k < kept_from or not is_on[k]:
                continue
            i, place = n, (first[row] - first_kept) // 7 + k
            at[i] = following[place]
            following[place] += 1
            n += 1
            week_[i], place_[i], messages[i] = week, row, counts[MESSAGES, k]
            two[i], four[i], ninety[i] = total[k + 1] - total[max(k - 1, 0)], total[k + 1] - total[max(k - 3, 0)], quarter[k + 1]
            for one in range(4):
                window[one] = _before(total, quarter, k, one)
            before_7[i], before_14[i], before_28[i], before_90[i] = window[0], window[1], window[2], window[3]
            clicked[i], clicked_91[i], clicked_total[i] = counts[CLICKED, k], clicks_until[k + 1] - clicks_until[max(k - 12, 0)], clicks_until[k + 1]
            sent_clicked[i] = counts[SENT_CLICKED, k]
            orders[i], has_left[i], sign_on[i] = counts[ORDERS, k], left_on[k] != NEVER, last_sign
            for one in range(4):
                level = _level(window[one], one)
                since_level[one, i] = _since(at_level[one, level], k)
                at_level[one, level] = k
                since_written[one, i] = NONE
                if counts[MESSAGES, k] > 0:
                    since_written[one, i] = _since(written[one, level], k)
                    written[one, level] = k
            usual_total[i], usual_weeks[i], against_usual[i], since_usual[i], since_any_usual[i] = NONE, NONE, NONE, NONE, NONE
            if k >= 16:
                usual_total[i], usual_weeks[i] = total[k - 4] - total[max(k - 56, 0)], min(k - 4, 52)
                step = _step(total, quarter, k)
                against_usual[i] = step
                since_usual[i] = _since(as_usual[step], k)
                as_usual[step] = k
                since_any_usual[i] = _since(any_usual, k)
                any_usual = k
            since_row[i] = _since(before_row, k)
            before_row = k
        leaves, next_written = NEVER, NEVER
        i = n
        for k in range(size - 1, kept_from - 1, -1):
            week = first[row] + 7 * k
            if is_on[k]:
                i -= 1
                leaves = leaves if left_on[k] == NEVER else left_on[k]
                leaves_before_next[i] = False
                if counts[MESSAGES, k] > 0:
                    leaves_before_next[i] = leaves != NEVER and leaves < week + REMEMBERED_DAYS and (next_written == NEVER or leaves < next_written)
                    next_written = week
    return end, n
