import asyncio

from sqlmodel import SQLModel


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
    checks = {"running": True, "database": True, "keys": True, "scheduler": True}
    assert await answer.json() == {"ready": True, "checks": checks}


async def test_a_service_without_its_tables_is_live_and_not_ready(bot):
    await until_ready(bot)  # so that no tick is under way
    SQLModel.metadata.drop_all(bot.db.engine)
    assert (await bot.client.get("/livez")).status == 200
    answer = await bot.client.get("/readyz")
    assert answer.status == 503
    assert (await answer.json())["checks"]["database"] is False


async def test_a_service_on_its_way_out_is_not_ready(bot):
    await bot.client.server.app.shutdown()
    answer = await bot.client.get("/readyz")
    assert answer.status == 503
    assert (await answer.json())["checks"]["running"] is False
