"""While the hardest of the bad files are refused the bot goes on answering, and does not grow."""

from pathlib import Path

from bot.inspection.findings import RejectedFile
from bot.inspection.inspector import Inspector
from bot.isolation.process_pool import ProcessPool
from tests.support.inspection import hostile_files
from tests.support.inspection.gauges import held, ticking

GROWTH = 8 << 20  # bytes, of which the test itself needs some
GAP = 0.2  # seconds of the processor
HARDEST = (
    *("png of 900 megapixels", "png text bomb", "webp VP8L", "gif", "heic lies", "jpeg lies"),
    *("pdf with a monstrous page", "pdf of arrays in arrays", "pdf packed", "pdf with a password"),
)


async def test_the_bot_goes_on_while_bad_files_are_refused(tmp_path: Path) -> None:
    for name in HARDEST:
        (tmp_path / name).write_bytes(hostile_files.BAD[name][0]())
    async with ProcessPool() as pool:
        inspector = Inspector(pool)
        await inspector.inspect(tmp_path / "none")  # the first start reads modules
        before = held("VmHWM")
        async with ticking() as gaps:
            for name in HARDEST:
                assert isinstance(await inspector.inspect(tmp_path / name), RejectedFile), name
    assert held("VmHWM") - before < GROWTH
    assert len(gaps) > 10 * len(HARDEST)
    assert max(gaps) < GAP
