"""Who is erased is gone too from what the store keeps as it came: rows that could not be read, and the values remarks tell of."""

from contextlib import closing

import pytest

from data import importing
from data.__main__ import main as command
from data.importing import removing
from data.store import Store

HEADER = "Id,Requester id,Requester email,Created at,Updated at,Status,Satisfaction Score,Via,Subject\n"
READ = "1,900,ada@example.org,2026-03-02 09:00,2026-03-02 10:00,Open,Not Offered,Mail,Where is my parcel\n"
UNREAD = {
    "bob": "2,901,Bob@Example.org,not a day,,Open,Not Offered,Mail,My number is 4711-X\n",
    "in the words": '3,902,,not a day,,Open,Not Offered,Mail,"Write to\nbob@example.org, please"\n',
    "phone": "4,903,,not a day,,Open,Not Offered,Mail,Call me on 06.39.98.01.01\n",
    "a remark": "5,904,eve@example.org,2026-03-02 09:00,bob@example.org,Open,Not Offered,Mail,A cell of another column\n",
    "somebody else": "6,905,notbob@example.org.uk,not a day,,Open,Not Offered,Mail,Nothing of 4711-XY or +33 6 39 98 01 02\n",
    "too long": "7,906,bob@example.org,2026-03-02 09:00,2026-03-02 10:00,Open,Not Offered,Mail,a,cell,too,many\n",
}


@pytest.fixture
def path(tmp_path):
    (tmp_path / "tickets.csv").write_text(HEADER + READ + "".join(UNREAD.values()), encoding="utf-8")
    importing.bring_in([tmp_path / "tickets.csv"], tmp_path / "s.duckdb")
    return tmp_path / "s.duckdb"


def kept(path) -> str:
    with closing(Store(path)) as opened:
        return repr([opened.rows(f"select * exclude (file_id) from {table}").rows() for table in ("rejected_rows", "import_issues")])


def taken_out(path) -> None:
    with closing(Store(path)) as opened:
        files = opened.rows("select file_id from source_files")["file_id"].to_list()
    removing.take_out(path, files)


def brought_again(path, text: str):
    file = path.with_name("again.csv")
    file.write_text(text, encoding="utf-8")
    return importing.bring_in([file], path).files[0]


@pytest.mark.parametrize(
    ("told", "names", "stays"),
    [
        ("BOB@example.org", ("'Bob@Example.org", '"Bob@Example.org', "nbob@example.org", "'bob@example.org", ",bob@example.org"), ("06.39", "notbob@example.org.uk")),
        ("+33 6 39 98 01 01", ("06.39.98.01.01",), ("Bob@Example.org", "+33 6 39 98 01 02")),
        ("4711-X", ("4711-X\"",), ("06.39", "4711-XY")),
    ],
)
def test_who_stands_only_in_what_was_kept_as_it_came_is_erased_there_and_stays_so(path, capsys, told, names, stays):
    before = kept(path)
    assert any(name in before for name in names)
    assert command(["forget", told, "--store", str(path)]) == 0
    assert "rejected_rows" in capsys.readouterr().out
    assert not [name for name in names if name in kept(path)]
    assert all(name in kept(path) for name in stays)
    assert not [name for name in names if name.strip("'\",").encode() in path.read_bytes().replace(b"notbob@", b"").replace(b"4711-XY", b"")]

    taken_out(path)
    report = brought_again(path, HEADER + READ + "".join(UNREAD.values()) + "8,907,eve@example.org,2026-03-02 09:00,2026-03-02 10:00,Open,Not Offered,Mail,One more\n")
    after = kept(path)
    assert not [name for name in names if name in after] and all(name in after for name in stays)
    assert [issue.n for issue in report.issues if issue.code == "forgotten"], "what was left out is told"
    assert not [name for name in names if name in repr(report.issues)]

    assert command(["forget", told, "--store", str(path)]) == 0
    assert "before" in capsys.readouterr().out and kept(path) == after


def test_who_is_known_does_not_come_back_in_rows_that_cannot_be_read(path, capsys):
    unread = "9,900,ada@example.org,not a day,,Open,Not Offered,Mail,Again\n"
    assert command(["forget", "ada@example.org", "--store", str(path)]) == 0
    report = brought_again(path, HEADER + READ + unread)
    assert "ada@" not in kept(path) and [issue.n for issue in report.issues if issue.code == "forgotten"] == [1]
    assert report.rows_seen == report.rows_mapped + report.rows_excluded + report.rows_rejected


def test_nobody_is_noted_as_erased_where_nothing_tells_of_them(path, capsys):
    before = kept(path)
    for told in ("nobody@example.org", "Open@", "06 39 98 99 99", "Mail order", "901"):
        assert command(["forget", told, "--store", str(path)]) == 1, told
        assert told in capsys.readouterr().err
    with closing(Store(path)) as opened:
        assert opened.rows("select count(*) from forgotten").item() == 0
    assert kept(path) == before


def test_a_row_that_breaks_its_table_is_kept_in_its_own_letters(path):
    brought_again(path, HEADER + READ + "9,900,ada@example.org,2026-03-02 09:00,2026-03-02 10:00,Open,Not Offered,Mail,Été,one,more\n")
    with closing(Store(path)) as opened:
        raw = opened.rows("select cast(raw as varchar) as raw from rejected_rows where code like 'row\\_%' escape '\\'")["raw"].to_list()
    assert any("Été" in one for one in raw)
