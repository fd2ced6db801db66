"""The control API of the world: its clock, the bot's process, faults, what the bot has asked."""

from starlette.requests import Request
from starlette.routing import Route

from bot.sandbox.bot_api.json_http import read_json
from bot.sandbox.bot_process import BotProcess
from bot.sandbox.movable_clock import MovableClock
from bot.sandbox.web.endpoints import make_endpoint
from bot.sandbox.world.errors import bad_request
from bot.sandbox.world.faults import DEFAULT_SECONDS, FAULT_KINDS, InjectedFault
from bot.sandbox.world.types import Json
from bot.sandbox.world.world import World


class WorldControl:
    """The routes `/sandbox/clock`, `bot`, `faults`, `commands`, `calls` and `violations`."""

    def __init__(self, world: World, shift: MovableClock, keeper: BotProcess | None) -> None:
        self.world = world
        self.clock = shift
        self.bot = keeper
        both = ["GET", "POST"]
        self.routes = [
            Route("/sandbox/clock", make_endpoint(self._serve_clock), methods=both),
            Route("/sandbox/bot", make_endpoint(self._serve_bot), methods=both),
            Route("/sandbox/faults", make_endpoint(self._serve_faults), methods=both),
            Route("/sandbox/commands", make_endpoint(self._list_commands)),
            Route("/sandbox/calls", make_endpoint(self._list_calls)),
            Route("/sandbox/violations", make_endpoint(self._list_violations)),
        ]

    async def _serve_clock(self, request: Request) -> Json:
        if request.method == "POST":
            self.clock.move(float((await read_json(request))["seconds"]))
        return {"now": self.clock.now(), "offset": self.clock.offset}

    async def _serve_bot(self, request: Request) -> Json:
        if self.bot is None:
            return {"running": False, "pid": None, "restarts": 0}
        if request.method == "POST":
            await self._run_action(self.bot, (await read_json(request)).get("action"))
        keeper = self.bot
        return {"running": keeper.is_running, "pid": keeper.pid, "restarts": keeper.restarts}

    async def _run_action(self, keeper: BotProcess, action: object) -> None:
        match action:
            case "start":
                await keeper.start()
            case "restart":
                await keeper.restart()
            case "kill":
                await keeper.kill()
            case _:
                raise bad_request("the action is start, restart or kill")

    async def _serve_faults(self, request: Request) -> list[Json]:
        if request.method == "POST":
            self._add_fault(await read_json(request))
        return [fault.to_json() for fault in self.world.faults.pending]

    def _add_fault(self, asked: Json) -> None:
        kind, count = asked.get("kind"), int(asked.get("count", 1))
        if kind not in FAULT_KINDS or count < 1:
            raise bad_request(
                f"the kind is one of {', '.join(sorted(FAULT_KINDS))}, the count at least 1"
            )
        if kind == "redeliver":
            self.world.updates.redeliver(count)
        else:
            seconds = float(asked.get("seconds", DEFAULT_SECONDS.get(kind, 0.0)))
            self.world.faults.add(InjectedFault(kind, count, asked.get("method"), seconds))

    async def _list_commands(self, request: Request) -> list[Json]:
        """The menu a private chat shows: the nearest scope and language that has one."""
        language = request.query_params.get("language", "")
        known = self.world.profile.commands
        for scope in ("all_private_chats", "default"):
            for spoken in (language, ""):
                if known.get((scope, spoken)):
                    return known[scope, spoken]
        return []

    async def _list_calls(self, request: Request) -> list[Json]:
        start = int(request.query_params.get("since", 0))
        return [call.to_json() for call in self.world.calls[start:]]

    async def _list_violations(self, _request: Request) -> list[str]:
        return self.world.violations
