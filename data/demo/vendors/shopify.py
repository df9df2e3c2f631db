"""Shopify: orders (one row per line item, order columns on the first only) and customers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl

from data.demo.company import (
    DAY,
    DAYS,
    catalogue,
    company,
    moments,
    paris_offset,
    strings,
)
from data.demo.orders import CODES
from data.demo.vendors import ExportFile, place, shout_some
from data.demo.world import World, chance

ORDERS = tuple(
    """Name|Email|Financial Status|Paid at|Fulfillment Status|Fulfilled at|Accepts Marketing|Currency|Subtotal|Shipping|Taxes|Total
Discount Code|Discount Amount|Shipping Method|Created at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem compare at price
Lineitem sku|Lineitem requires shipping|Lineitem taxable|Lineitem fulfillment status|Billing Name|Billing Street|Billing Address1
Billing Address2|Billing Company|Billing City|Billing Zip|Billing Province|Billing Country|Billing Phone|Shipping Name|Shipping Street
Shipping Address1|Shipping Address2|Shipping Company|Shipping City|Shipping Zip|Shipping Province|Shipping Country|Shipping Phone|Notes
Note Attributes|Cancelled at|Payment Method|Payment Reference|Refunded Amount|Vendor|Outstanding Balance|Employee|Location|Device ID|Id
Tags|Risk Level|Source|Lineitem discount|Tax 1 Name|Tax 1 Value|Tax 2 Name|Tax 2 Value|Tax 3 Name|Tax 3 Value|Tax 4 Name|Tax 4 Value
Tax 5 Name|Tax 5 Value|Phone|Receipt Number|Duties|Billing Province Name|Shipping Province Name|Payment ID|Payment Terms Name
Next Payment Due At|Payment References""".replace("\n", "|").split("|")
)
CUSTOMERS = tuple(
    """Customer ID|First Name|Last Name|Email|Accepts Email Marketing|Default Address Company|Default Address Address1
Default Address Address2|Default Address City|Default Address Province Code|Default Address Country Code|Default Address Zip
Default Address Phone|Phone|Accepts SMS Marketing|Total Spent|Total Orders|Note|Tax Exempt|Tags""".replace("\n", "|").split("|")
)
_TAX = {"FR": "FR TVA 20%", "BE": "BE TVA 21%", "GB": "GB VAT 20%", "CA": "CA GST 13%"}


def _zoned(seconds: np.ndarray) -> pl.Series:
    """Moments as Shopify writes them: the shop's clock and its offset."""
    offset = paris_offset(seconds)
    text = pl.Series(moments(seconds + offset)).dt.strftime("%Y-%m-%d %H:%M:%S")
    return text + strings(np.where(offset == 7200, " +0200", " +0100"))


def _money(values: pl.Series) -> pl.Series:
    return pl.select(pl.format("{}", values.round(2))).to_series().str.replace(r"\.(\d)$", ".${1}0")


def orders_table(world: World, seed: int) -> pl.DataFrame:
    """Every line of every order with the 79 columns of the export, and `placed` to cut files by."""
    rng = chance(seed, 23)
    orders, lines, people = world.orders, world.lines, world.people
    who = orders["who"]
    goods, about = catalogue(), company()["countries"]
    country = people["country"].gather(who)
    second = people["second_email"].gather(who)
    email = pl.select(pl.when(second.is_not_null() & orders["secondary"]).then(second).otherwise(people["email"].gather(who))).to_series()
    days = orders["placed"].to_numpy() // DAY
    shipped = orders["placed"].to_numpy() + np.minimum(orders["taken_days"].to_numpy(), 30) * DAY // 2
    arrived = days + orders["taken_days"].to_numpy()
    date = lambda d: pl.Series(moments(d * DAY)).dt.strftime("%Y-%m-%d")
    notes = "promised_on: " + date(days + orders["promised_days"].to_numpy())
    notes = notes + pl.select(pl.when(pl.Series(arrived < DAYS)).then("\ndelivered_on: " + date(arrived)).otherwise(pl.lit(""))).to_series()
    name = people["first"].gather(who) + " " + people["last"].gather(who)
    voided = orders["status"] == "voided"
    blank = pl.Series([None] * len(orders), dtype=pl.String)
    fixed = lambda value: pl.Series([value] * len(orders), dtype=pl.String)
    codes = strings(np.array([*CODES, None], dtype=object)[orders["code"].to_numpy()])
    phone = people["phone"].gather(who)
    city, zipped, region = (people[c].gather(who) for c in ("city", "zip", "region"))
    per_order = {
        "Name": orders["ref"], "Email": shout_some(rng, email, 0.012), "Financial Status": orders["status"],
        "Paid at": _zoned(orders["placed"].to_numpy()),
        "Fulfillment Status": pl.select(pl.when(voided).then(pl.lit("unfulfilled")).otherwise(pl.lit("fulfilled"))).to_series(),
        "Fulfilled at": _zoned(shipped),
        "Accepts Marketing": pl.select(pl.when(people["opted_in"].gather(who)).then(pl.lit("yes")).otherwise(pl.lit("no"))).to_series(),
        "Currency": country.replace_strict({c: about[c]["currency"] for c in about}),
        "Subtotal": _money(orders["subtotal"]), "Shipping": _money(orders["shipping"]), "Taxes": _money(orders["tax"]), "Total": _money(orders["total"]),
        "Discount Code": codes, "Discount Amount": _money(orders["discount"]), "Shipping Method": fixed("Colissimo"), "Created at": _zoned(orders["placed"].to_numpy()),
        "Billing Name": name, "Billing City": city, "Billing Zip": "'" + zipped, "Billing Province": region, "Billing Country": country,
        "Shipping Name": name, "Shipping City": city, "Shipping Zip": "'" + zipped, "Shipping Province": region, "Shipping Country": country,
        "Note Attributes": notes,
        "Cancelled at": pl.select(pl.when(voided).then(_zoned(orders["placed"].to_numpy() + 3600))).to_series(),
        "Payment Method": fixed("Shopify Payments"), "Refunded Amount": _money(orders["refunded"]), "Outstanding Balance": fixed("0.00"),
        "Id": orders["shop_order_id"], "Risk Level": fixed("Low"), "Source": strings(np.where(people["apple"].to_numpy()[who.to_numpy()], "iphone", "web")),
        "Tax 1 Name": country.replace_strict(_TAX), "Tax 1 Value": _money(orders["tax"]), "Phone": phone,
    }  # fmt: skip
    order = lines["order"]
    first = lines["line"] == 0
    english = (people["language"] == "en").to_numpy()[who.to_numpy()][order.to_numpy()]
    product = lines["product"].to_numpy()
    bare = np.array([p.split(" ", 1)[-1] if not p.startswith("l'") else p[2:] for p in goods["fr"]], dtype=object)
    bare_en = np.array([p.removeprefix("the ") for p in goods["en"]], dtype=object)
    per_line = {
        "Lineitem quantity": lines["quantity"], "Lineitem name": strings(np.where(english, bare_en[product], bare[product])),
        "Lineitem price": _money(lines["unit_price"]), "Lineitem sku": strings(goods["sku"][product]),
        "Lineitem requires shipping": pl.Series(["true"] * len(lines)), "Lineitem taxable": pl.Series(["true"] * len(lines)),
        "Lineitem fulfillment status": pl.Series(["fulfilled"] * len(lines)), "Vendor": pl.Series([company()["name"]] * len(lines)),
        "Lineitem discount": pl.Series(["0.00"] * len(lines)),
    }  # fmt: skip
    columns = []
    for column in ORDERS:
        if column in per_line:
            values = per_line[column]
        elif column in per_order:
            values = per_order[column].gather(order)
            if column not in ("Name", "Email", "Created at"):
                values = pl.select(pl.when(first).then(values)).to_series()
        else:
            values = blank.gather(pl.Series(np.zeros(len(lines), dtype=np.int64)))
        columns.append(values.alias(column))
    return pl.DataFrame([*columns, orders["placed"].gather(order).alias("placed")])


def write_orders(world: World, folder: Path, seed: int) -> Iterator[ExportFile]:
    """Three yearly exports; each begins a week before the previous one ends."""
    table = orders_table(world, seed)
    edges = [0, 366, 731, DAYS]
    for part, (low, high) in enumerate(pairwise(edges), start=1):
        chosen = table.filter((pl.col("placed") >= (low - 7) * DAY) & (pl.col("placed") < high * DAY)).drop("placed")
        path = f"shopify/orders_export_{part}.csv"
        chosen.write_csv(place(folder, path))
        yield ExportFile(path, "shopify", len(chosen))


def write_customers(world: World, folder: Path) -> list[ExportFile]:
    """Buyers, with the apostrophes Shopify puts before ids, phones and postcodes."""
    spent = world.orders.group_by("who").agg(spent=pl.col("total").sum(), times=pl.len())
    folk = world.people.join(spent, on="who", how="inner", maintain_order="left")
    yes = lambda condition: pl.when(condition).then(pl.lit("yes")).otherwise(pl.lit("no"))
    quoted = lambda column: "'" + pl.col(column)
    nothing = pl.lit(None, dtype=pl.String)
    values = (
        quoted("shop_id"), pl.col("first"), pl.col("last"), pl.col("email"), yes(pl.col("opted_in")), nothing, pl.lit("1 rue Imaginaire"), nothing,
        pl.col("city"), pl.col("region"), pl.col("country"), quoted("zip"), quoted("phone"), quoted("phone"), yes(pl.col("style") % 5 >= 3),
        pl.format("{}", pl.col("spent").round(2)), pl.col("times"), nothing, pl.lit("no"),
        pl.concat_str(pl.col("segment"), pl.col("tier"), separator=", ", ignore_nulls=True),
    )  # fmt: skip
    table = folk.select([value.alias(name) for name, value in zip(CUSTOMERS, values, strict=True)])
    path = "shopify/customers_export.csv"
    table.write_csv(place(folder, path))
    return [ExportFile(path, "shopify", len(table))]
