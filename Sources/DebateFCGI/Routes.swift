import DebateDomain

/// The API on one page: method, path, who may, how fresh, handler.
///
/// Letters: docs/api/access.md. docs/api/openapi.yaml describes the same routes; tests compare
/// them, and try every route in every role.
enum Routes {
    static let all: [Route] =
        service + people + users + rooms + debates + events + danmaku + results + staff
        + tickets + audience + votes

    /// What nginx-rtmp asks by the internal listener; no part of the API.
    static let ingest: [Route] = [
        Route(.post, "/internal/rtmp/publish", [.anyone], .momentary, IngestHandlers.publish),
        Route(.post, "/internal/rtmp/update", [.anyone], .momentary, IngestHandlers.update),
        Route(.post, "/internal/rtmp/done", [.anyone], .momentary, IngestHandlers.done),
        Route(.post, "/internal/rtmp/record", [.anyone], .momentary, IngestHandlers.record),
    ]

    /// All that a worker answers.
    static let served = all + ingest

    private static let service: [Route] = [
        Route(.get, "/api/health", [.anyone], .momentary, HealthHandlers.health),
        Route(.get, "/metrics", [.anyone], .momentary, MetricsHandlers.metrics),
        Route(.get, "/api/health/ready", [.anyone], .momentary, ReadyHandlers.ready),
        Route(.get, "/api/config", [.anyone], .publicRevalidated, ConfigHandlers.config),
        Route(.post, "/api/uploads", [.loggedIn], .personal, UploadHandlers.upload),
        Route(.get, "/api/audit", [.operator], .personal, AuditHandlers.installation),
    ]

    private static let people: [Route] = [
        Route(.get, "/api/user/info", [.anyone], .personal, UserHandlers.info),
        Route(.patch, "/api/user/info", [.loggedIn], .personal, UserHandlers.edit),
        Route(.post, "/api/user/register", [.anyone], .personal, LoginHandlers.register),
        Route(.post, "/api/user/login", [.anyone], .personal, LoginHandlers.logIn),
        Route(.post, "/api/user/logout", [.anyone], .personal, LoginHandlers.logOut),
        Route(.post, "/api/user/password", [.inPerson], .personal, LoginHandlers.changePassword),
        Route(.get, "/api/user/sessions", [.inPerson], .personal, SessionHandlers.list),
        Route(.delete, session, [.inPerson], .personal, SessionHandlers.end),
        Route(.get, "/api/user/tokens", [.inPerson], .personal, TokenHandlers.list),
        Route(.post, "/api/user/tokens", [.inPerson], .personal, TokenHandlers.create),
        Route(.delete, token, [.inPerson], .personal, TokenHandlers.revoke),
        Route(.get, "/api/user/ballots", [.voter], .personal, BallotHandlers.list),
        Route(.post, "/api/join", [.anyone], .personal, JoinHandlers.join),
    ]
    private static let session = "/api/user/sessions/{sessionId}"
    private static let token = "/api/user/tokens/{tokenId}"

    private static let users: [Route] = [
        Route(.get, "/api/users", [.operator], .personal, UserAdministrationHandlers.list),
        Route(
            .post, "/api/users", [.operatorInPerson], .personal,
            UserAdministrationHandlers.create),
        Route(.get, user, [.operator], .personal, UserAdministrationHandlers.show),
        Route(.patch, user, [.operatorInPerson], .personal, UserAdministrationHandlers.edit),
        Route(
            .post, user + "/password", [.operatorInPerson], .personal,
            UserAdministrationHandlers.resetPassword),
    ]
    private static let user = "/api/users/{userId}"

    private static let rooms: [Route] = [
        Route(.get, "/api/rooms", [.anyone], .publicRevalidated, RoomHandlers.list),
        Route(.post, "/api/rooms", [.operator], .personal, RoomHandlers.create),
        Route(.get, room, [.anyone], .publicRevalidated, RoomHandlers.show),
        Route(.patch, room, [.operator], .personal, RoomHandlers.edit),
        Route(.delete, room, [.operator], .personal, RoomHandlers.delete),
        Route(.get, room + "/key", [.operator, .organiser], .personal, RoomHandlers.showKey),
        Route(.post, room + "/key", [.operator], .personal, RoomHandlers.rotateKey),
    ]
    private static let room = "/api/rooms/{roomId}"

    private static let debates: [Route] = [
        Route(.get, "/api/live/list", [.anyone], .publicRevalidated, LiveHandlers.list),
        Route(.post, "/api/live/create", [.creator], .personal, LiveHandlers.create),
        Route(
            .get, "/api/live/detail/{liveId}", [.anyone], .publicRevalidated, LiveHandlers.detail),
        Route(.get, "/api/live/mine", [.loggedIn], .personal, MyLivesHandlers.list),
        Route(.get, live, [.anyone], .publicRevalidated, LiveHandlers.show),
        Route(.patch, live, [.organiser], .personal, LifeHandlers.edit),
        Route(.delete, live, [.organiser], .personal, LifeHandlers.delete),
        Route(.post, live + "/start", [.organiser], .personal, LifeHandlers.start),
        Route(.post, live + "/end", [.organiser], .personal, LifeHandlers.end),
        Route(.post, live + "/rerun", [.organiser], .personal, LifeHandlers.rerun),
        Route(.put, live + "/archive", [.organiser], .personal, LifeHandlers.archive),
        Route(.delete, live + "/archive", [.organiser], .personal, LifeHandlers.restore),
        Route(.get, live + "/audit", [.organiser, .moderator], .personal, AuditHandlers.debate),
    ]
    private static let live = "/api/live/{liveId}"

    private static let events: [Route] = [
        Route(.get, "/api/lobby/events", [.anyone], .publicCached, EventsHandlers.lobby),
        Route(.get, live + "/events", [.anyone], .publicCached, EventsHandlers.debate),
        Route(
            .get, live + "/staff/events", [.organiser, .moderator], .personal,
            EventsHandlers.staff),
        Route(.get, live + "/organiser/events", [.organiser], .personal, EventsHandlers.organiser),
        Route(
            .post, live + "/token", [.organiser, .timekeeper, .moderator, .judge, .screen],
            .personal, LiveTokenHandlers.issue),
    ]

    private static let results: [Route] = [
        Route(.get, live + "/result", [.anyone], .publicCached, ResultHandlers.result),
        Route(.get, live + "/exports", [.organiser], .personal, ExportHandlers.list),
        Route(.get, live + "/exports/{file}", [.organiser], .personal, ExportHandlers.file),
        Route(.get, live + "/recordings", [.organiser], .personal, RecordingHandlers.list),
        Route(.get, recording, [.organiser], .personal, RecordingHandlers.file),
        Route(.delete, recording, [.organiser], .personal, RecordingHandlers.delete),
    ]

    private static let recording = live + "/recordings/{recordingId}"

    private static let danmaku: [Route] = [
        Route(.get, lines, [.anyone], .publicCached, DanmakuHandlers.history),
        Route(.post, lines, [.voter], .personal, DanmakuHandlers.send),
        Route(.get, moderation, [.anyone], .publicCached, ModerationHandlers.show),
        Route(.patch, moderation, [.organiser, .moderator], .personal, ModerationHandlers.change),
        Route(
            .put, moderation + "/shield", [.organiser, .moderator], .personal,
            ModerationHandlers.shield),
        Route(
            .get, live + "/words", [.organiser, .moderator], .personal, ModerationHandlers.words),
        Route(
            .put, live + "/words", [.organiser, .moderator], .personal,
            ModerationHandlers.replaceWords),
        Route(.get, lines + "/held", [.organiser, .moderator], .personal, VerdictHandlers.held),
        Route(
            .post, lines + "/verdicts", [.organiser, .moderator], .personal,
            VerdictHandlers.decide),
        Route(.get, restrictions, [.organiser, .moderator], .personal, RestrictionHandlers.list),
        Route(
            .post, restrictions, [.organiser, .moderator], .personal,
            RestrictionHandlers.restrict),
        Route(
            .delete, restrictions + "/{restrictionId}", [.organiser, .moderator], .personal,
            RestrictionHandlers.lift),
    ]
    private static let lines = live + "/danmaku"
    private static let moderation = live + "/moderation"
    private static let restrictions = live + "/restrictions"

    private static let staff: [Route] = [
        Route(.get, members, [.organiser, .operator], .personal, MemberHandlers.list),
        Route(.post, members, [.organiser, .operator], .personal, MemberHandlers.appoint),
        Route(.patch, member, [.organiser, .operator], .personal, MemberHandlers.edit),
        Route(.delete, member, [.organiser, .operator], .personal, MemberHandlers.remove),
        Route(
            .post, member + "/link", [.organiser, .operator], .personal, MemberHandlers.renewLink),
        Route(.get, live + "/screens", [.organiser], .personal, ScreenHandlers.list),
        Route(.post, live + "/screens", [.organiser], .personal, ScreenHandlers.create),
        Route(
            .delete, live + "/screens/{screenId}", [.organiser], .personal, ScreenHandlers.revoke),
    ]
    private static let members = live + "/members"
    private static let member = members + "/{memberId}"

    private static let tickets: [Route] = [
        Route(.get, live + "/tickets", [.organiser], .personal, TicketHandlers.list),
        Route(.post, live + "/tickets", [.organiser], .personal, TicketHandlers.create),
        Route(
            .post, live + "/tickets/redeem", [.voter], .personal, newDevices: .taken,
            RedeemHandlers.redeem),
        Route(.post, ticket + "/release", [.organiser], .personal, TicketHandlers.release),
        Route(.post, ticket + "/void", [.organiser], .personal, TicketHandlers.void),
    ]
    private static let ticket = live + "/tickets/{ticketId}"

    private static let audience: [Route] = [
        Route(.get, "/api/gifts", [.anyone], .publicCached, GiftHandlers.catalogue),
        Route(
            .put, live + "/visit", [.voter], .personal, newDevices: .taken, VisitHandlers.visit),
        Route(.get, live + "/mine", [.voter], .personal, MineHandlers.mine),
        Route(.post, live + "/likes", [.voter], .personal, LikeHandlers.send),
        Route(.post, live + "/gifts", [.voter], .personal, GiftHandlers.send),
        Route(
            .get, live + "/leaderboard", [.anyone], .publicCached, LeaderboardHandlers.board),
        Route(.get, live + "/stats", [.anyone], .publicCached, StatisticsHandlers.debate),
        Route(
            .get, live + "/organiser/stats", [.organiser], .personal,
            StatisticsHandlers.organiser),
        Route(.get, "/api/stats", [.creator, .operator], .personal, StatisticsHandlers.days),
    ]

    private static let votes: [Route] = [
        Route(.get, live + "/rounds", [.anyone], .publicCached, RoundHandlers.list),
        Route(.post, live + "/rounds", [.organiser], .personal, RoundHandlers.create),
        Route(.patch, round, [.organiser], .personal, RoundHandlers.edit),
        Route(.delete, round, [.organiser], .personal, RoundHandlers.delete),
        Route(.post, round + "/open", [.organiser], .personal, RoundHandlers.open),
        Route(.post, round + "/close", [.organiser], .personal, RoundHandlers.close),
        Route(.post, round + "/reveal", [.organiser], .personal, RoundHandlers.reveal),
        Route(.post, round + "/void", [.organiser], .personal, RoundHandlers.void),
        Route(.get, round + "/ballot", [.voter], .personal, BallotHandlers.show),
        Route(
            .put, round + "/ballot", [.voter], .personal, pace: .ballots, BallotHandlers.cast),
        Route(.get, live + "/receipts/{receipt}", [.anyone], .personal, BallotHandlers.receipt),
        Route(.get, live + "/ledger", [.anyone], .publicCached, LedgerHandlers.list),
    ]
    private static let round = live + "/rounds/{roundId}"
}
