import asyncio

from sqlalchemy import func, select, text
from sqlmodel import SQLModel

from storage import inbound
from storage.inbound import InboundActivity
from storage.types import table


async def until_ready(bot):
    """Return the first good answer: the scheduler's first tick takes a moment."""
    async with asyncio.timeout(5):
        while True:
            answer = await bot.client.get("/readyz")
            if answer.status == 200:
                return answer


async def test_a_whole_service_is_live_and_ready(bot):
    assert (await bot.client.get("/livez")).status == 200
    answer = await until_ready(bot)
    checks = {"running": True, "database": True, "schema": True, "keys": True, "scheduler": True}
    assert await answer.json() == {"ready": True, "checks": checks}


async def test_a_service_without_its_tables_is_live_and_not_ready(bot):
    await until_ready(bot)  # so that no tick is under way
    SQLModel.metadata.drop_all(bot.db.engine)
    assert (await bot.client.get("/livez")).status == 200
    answer = await bot.client.get("/readyz")
    assert answer.status == 503
    assert (await answer.json())["checks"]["database"] is False


async def test_a_service_whose_database_has_another_schema_is_not_ready(bot):
    await until_ready(bot)
    with bot.db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'another'"))
    answer = await bot.client.get("/readyz")
    assert answer.status == 503
    checks = (await answer.json())["checks"]
    assert (checks["database"], checks["schema"]) == (True, False)


async def test_asking_whether_it_is_ready_leaves_nothing_in_the_database(bot):
    await until_ready(bot)
    assert bot.db.read_sync(inbound.replies, ("", "", "ready")) == []
    with bot.db.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(table(InboundActivity))) == 0


async def test_a_service_on_its_way_out_is_not_ready(bot):
    await bot.client.server.app.shutdown()
    answer = await bot.client.get("/readyz")
    assert answer.status == 503
    assert (await answer.json())["checks"]["running"] is False
