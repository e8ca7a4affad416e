import DebateDomain

extension RuleViolation {
    /// What a rule's refusal says (docs/api/README.md, "Reasons").
    var refusal: Refusal {
        switch self {
        case .fields(let problems):
            Refusal(400, "bad_parameter", FieldMessages.message(problems), fields: problems)
        case .weakPassword:
            Refusal(400, "weak_password", Message("密码过于常见", "this password is too common"))
        case .unknownUser:
            Refusal(400, "unknown_user", Message("用户不存在", "no such user"))
        case .badImage:
            Refusal(400, "bad_image", Message("图片无法识别", "the image cannot be read"))
        case .badCredentials:
            Refusal(
                401, "bad_credentials", Message("用户名或密码错误", "wrong user name or password"))
        case .accountDisabled:
            Refusal(403, "account_disabled", Message("账号已停用", "this account is disabled"))
        case .registrationClosed:
            Refusal(403, "registration_closed", Message("未开放注册", "registration is closed"))
        case .notAVoter: Denial.notAVoter.refusal
        case .notFound: Refusal(404, "not_found", Message("内容不存在", "not found"))
        case .badTicket:
            Refusal(404, "bad_ticket", Message("票码无效", "this ticket code is not valid"))
        case .badCode:
            Refusal(
                404, "bad_code",
                Message("链接无效或已使用", "this link is not valid or already used"))
        case .nameTaken: Refusal(409, "name_taken", Message("名称已被使用", "this name is taken"))
        case .lastOperator:
            Refusal(409, "last_operator", Message("至少保留一名运维", "the last operator stays"))
        case .lastOrganiser:
            Refusal(
                409, "last_organiser", Message("至少保留一名组织者", "the last organiser stays"))
        case .roleConflict:
            Refusal(
                409, "role_conflict",
                Message(
                    "角色冲突：评委不能兼任组织者，同一角色不能重复",
                    "roles conflict: a judge may not be organiser of the same debate, "
                        + "and nobody holds one role twice"))
        case .limitReached(let max):
            Refusal(
                409, "limit_reached", Message("数量已达上限（\(max)）", "the limit of \(max) is reached"),
                max: max)
        case .ticketInUse:
            Refusal(
                409, "ticket_in_use",
                Message("票码已在其他设备使用", "this ticket is in use on another device"))
        case .ticketVoid:
            Refusal(409, "ticket_void", Message("票码已作废", "this ticket is void"))
        case .ticketNotBound:
            Refusal(409, "ticket_not_bound", Message("票码尚未使用", "this ticket is not in use"))
        case .rateLimited(let waitMs):
            Refusal(
                429, "rate_limited", Message("请求过于频繁", "too many requests"),
                retryAfterMs: waitMs)
        case .tooManyAttempts(let waitMs):
            Refusal(
                429, "too_many_attempts", Message("尝试次数过多，请稍候", "too many attempts; wait"),
                retryAfterMs: waitMs)
        }
    }
}

extension Denial {
    /// What someone is told who may not pass.
    var refusal: Refusal {
        switch self {
        case .loginRequired:
            Refusal(401, "login_required", Message("请先登录", "please log in"))
        case .sessionExpired:
            Refusal(
                401, "session_expired",
                Message("登录已失效，请重新登录", "the session has ended; log in again"))
        case .forbidden:
            Refusal(403, "forbidden", Message("没有权限", "your role does not allow this"))
        case .notAVoter:
            Refusal(
                403, "not_a_voter",
                Message("无法识别身份，请重试", "no voter identity yet; try again"))
        case .noSuchDebate: Failure.debateNotFound.refusal
        }
    }
}
