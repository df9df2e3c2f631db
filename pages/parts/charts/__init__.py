"""From an answer to a chart: pure functions `(answer, words, theme, **options) -> Chart`.

    line        a measure over time                 bars      groups compared, sorted
    dots        groups on one scale, before/after   survival  the share still waiting as time passes
    heat        two grains crossed                  histogram how values are spread
    lorenz      how unequally something is shared   stacked   parts of a whole
    sankey      from step to step                   slope     two moments compared
    flow        journeys, every column whole        lanes     one person's events in time
    spark       a trend beside a figure     contrast  two sides and their differences

Show a chart with `place(chart, said, key)` under `chart.title`, and `chart.notes` beneath, or all of it at once with
`framed`: the figure is complete in itself and transparent.
"""

from pages.parts.charts.bars import bars
from pages.parts.charts.chart import CONFIG, Chart
from pages.parts.charts.colours import palette
from pages.parts.charts.contrast import contrast
from pages.parts.charts.dots import dots
from pages.parts.charts.flow import flow
from pages.parts.charts.heat import heat
from pages.parts.charts.lanes import lanes
from pages.parts.charts.line import line
from pages.parts.charts.place import framed, place
from pages.parts.charts.sankey import sankey
from pages.parts.charts.slope import slope
from pages.parts.charts.spark import spark
from pages.parts.charts.spread import histogram, lorenz
from pages.parts.charts.stacked import stacked
from pages.parts.charts.survival import survival

__all__ = [
    "CONFIG", "Chart", "bars", "contrast", "dots", "flow", "framed", "heat", "histogram", "lanes", "line", "lorenz", "palette", "place",
    "sankey", "slope", "spark", "stacked", "survival",
]  # fmt: skip
