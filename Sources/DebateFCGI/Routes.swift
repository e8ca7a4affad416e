import DebateDomain

/// The API on one page: method, path, who may, how fresh, handler.
///
/// Letters: docs/api/access.md. docs/api/openapi.yaml describes the same routes; tests compare
/// them, and try every route in every role.
enum Routes {
<<<<<<< HEAD
    static let all: [Route] = service + people + debates + tickets
=======
    static let all: [Route] = service + people + debates + staff
>>>>>>> wt-seats

    private static let service: [Route] = [
        Route(.get, "/api/health", [.anyone], .momentary, HealthHandlers.health),
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
        Route(
            .delete, "/api/user/sessions/{sessionId}", [.inPerson], .personal,
            SessionHandlers.end),
        Route(.get, "/api/user/tokens", [.inPerson], .personal, TokenHandlers.list),
        Route(.post, "/api/user/tokens", [.inPerson], .personal, TokenHandlers.create),
        Route(
            .delete, "/api/user/tokens/{tokenId}", [.inPerson], .personal, TokenHandlers.revoke),
        Route(.get, "/api/users", [.operator], .personal, UserAdministrationHandlers.list),
        Route(.post, "/api/users", [.operator], .personal, UserAdministrationHandlers.create),
        Route(
            .get, "/api/users/{userId}", [.operator], .personal, UserAdministrationHandlers.show),
        Route(
            .patch, "/api/users/{userId}", [.operator], .personal,
            UserAdministrationHandlers.edit),
        Route(
            .post, "/api/users/{userId}/password", [.operatorInPerson], .personal,
            UserAdministrationHandlers.resetPassword),
    ]

    private static let debates: [Route] = [
        Route(.get, "/api/live/list", [.anyone], .publicRevalidated, LiveHandlers.list),
        Route(.post, "/api/live/create", [.creator], .personal, LiveHandlers.create),
        Route(
            .get, "/api/live/detail/{liveId}", [.anyone], .publicRevalidated,
            LiveHandlers.detail),
        Route(
            .get, "/api/live/{liveId}/audit", [.organiser, .moderator], .personal,
            AuditHandlers.debate),
    ]

<<<<<<< HEAD
    private static let tickets: [Route] = [
        Route(
            .get, "/api/live/{liveId}/tickets", [.organiser], .personal, TicketHandlers.list),
        Route(
            .post, "/api/live/{liveId}/tickets", [.organiser], .personal, TicketHandlers.create),
        Route(
            .post, "/api/live/{liveId}/tickets/redeem", [.voter], .personal, newDevices: .taken,
            RedeemHandlers.redeem),
        Route(
            .post, "/api/live/{liveId}/tickets/{ticketId}/release", [.organiser], .personal,
            TicketHandlers.release),
        Route(
            .post, "/api/live/{liveId}/tickets/{ticketId}/void", [.organiser], .personal,
            TicketHandlers.void),
        Route(.get, "/api/live/{liveId}/mine", [.voter], .personal, MineHandlers.mine),
=======
    private static let staff: [Route] = [
        Route(.post, "/api/join", [.anyone], .personal, JoinHandlers.join),
        Route(
            .get, "/api/live/{liveId}/members", [.organiser, .operator], .personal,
            MemberHandlers.list),
        Route(
            .post, "/api/live/{liveId}/members", [.organiser, .operator], .personal,
            MemberHandlers.appoint),
        Route(
            .patch, "/api/live/{liveId}/members/{memberId}", [.organiser, .operator], .personal,
            MemberHandlers.edit),
        Route(
            .delete, "/api/live/{liveId}/members/{memberId}", [.organiser, .operator], .personal,
            MemberHandlers.remove),
        Route(
            .post, "/api/live/{liveId}/members/{memberId}/link", [.organiser, .operator],
            .personal, MemberHandlers.renewLink),
        Route(
            .get, "/api/live/{liveId}/screens", [.organiser], .personal, ScreenHandlers.list),
        Route(
            .post, "/api/live/{liveId}/screens", [.organiser], .personal, ScreenHandlers.create),
        Route(
            .delete, "/api/live/{liveId}/screens/{screenId}", [.organiser], .personal,
            ScreenHandlers.revoke),
>>>>>>> wt-seats
    ]
}
