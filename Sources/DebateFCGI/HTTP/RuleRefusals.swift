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
        case .badIdempotencyKey:
            Refusal(
                400, "bad_idempotency_key",
                Message(
                    "Idempotency-Key 格式有误",
                    "Idempotency-Key must be 8 to 64 letters, digits, . _ -"))
        case .keyReused:
            Refusal(
                409, "key_reused",
                Message("Idempotency-Key 已用于其他请求", "this key was used for another request"))
        case .alreadyDone:
            Refusal(
                409, "already_done",
                Message("已执行，内容只显示一次", "done before; its secret is shown once only"))
        case .revisionMoved(let current):
            Refusal(
                409, "revision_moved", Message("内容已被他人修改", "changed by someone else"),
                facts: [.number("current", Int64(current))])
        case .unknownRoom: Refusal(400, "unknown_room", Message("直播间不存在", "no such room"))
        case .roomBusy(let debate):
            Refusal(
                409, "room_busy", Message("直播间正在使用中", "the room has a live debate"),
                facts: debate.map { [.text("liveId", $0.text)] } ?? [])
        case .roomDisabled:
            Refusal(409, "room_disabled", Message("直播间已停用", "the room is disabled"))
        case .recordingActive:
            Refusal(
                409, "recording_active",
                Message("录制尚未结束", "the recording is still running"))
        case .notIngest:
            Refusal(
                409, "not_ingest",
                Message("该直播间使用外部地址", "the room plays an outside address"))
        case .alreadyLive:
            Refusal(409, "already_live", Message("直播已开始", "the debate is already live"))
        case .alreadyEnded:
            Refusal(409, "already_ended", Message("直播已结束", "the debate has ended"))
        case .notLive: Refusal(409, "not_live", Message("直播未开始", "the debate is not live"))
        case .notDeletable:
            Refusal(
                409, "not_deletable",
                Message(
                    "只能删除未开始且无选票的直播，请归档",
                    "only a debate not started and without ballots can be deleted; archive it"))
        case .locked(let fields):
            Refusal(
                409, "locked", Message("当前阶段不可修改", "locked at this stage"),
                fields: fields.map { FieldProblem($0, .notAllowed) })
        case .rulesLocked:
            Refusal(
                409, "rules_locked",
                Message("已有选票，规则已锁定", "rules are locked since the first ballot"))
        case .roundExists:
            Refusal(409, "round_exists", Message("该类投票已存在", "a round of this kind exists"))
        case .roundOpen(let roundID):
            Refusal(
                409, "round_open", Message("已有进行中的投票", "another round is open"),
                facts: [.text("roundId", roundID)])
        case .roundStarted:
            Refusal(
                409, "round_started",
                Message("投票已开始过", "the round has already been opened"))
        case .roundNotOpen:
            Refusal(409, "round_not_open", Message("当前不在投票时间", "the round is not open"))
        case .roundClosed:
            Refusal(409, "round_closed", Message("投票已截止", "the round is closed"))
        case .roundNotClosed:
            Refusal(
                409, "round_not_closed", Message("投票尚未截止", "the round is not closed yet"))
        case .roundVoided:
            Refusal(409, "round_voided", Message("投票已作废", "the round is void"))
        case .alreadyRevealed:
            Refusal(409, "already_revealed", Message("结果已公布", "already revealed"))
        case .revealOrder(let next):
            Refusal(
                409, "reveal_order",
                Message("请按既定顺序公布", "reveal in the chosen order"),
                facts: [.text("next", next)])
        case .revealWidens:
            Refusal(
                409, "reveal_widens",
                Message(
                    "投票中只能收紧公布方式",
                    "while open the reveal mode may only become more closed"))
        case .notRevealed:
            Refusal(409, "not_revealed", Message("结果尚未公布", "not revealed yet"))
        case .alreadyVoted:
            Refusal(
                409, "already_voted",
                Message("你已投票，本轮不可更改", "you have voted; this round is final"))
        case .undecidedNotTaken:
            Refusal(
                409, "undecided_not_taken",
                Message("本轮不接受中立票", "this round takes no undecided ballots"))
        case .textTooLong(let max):
            Refusal(
                400, "too_long",
                Message("内容过长（最多 \(max) 字）", "the text is too long (\(max) characters at most)"),
                facts: [.number("maxChars", Int64(max))])
        case .forbiddenWord:
            Refusal(
                400, "forbidden_word",
                Message("内容含有不允许的词语", "the text contains a word not allowed here"))
        case .slowMode(let waitMs):
            Refusal(
                429, "slow_mode", Message("发送太快，请稍候", "wait before the next one"),
                retryAfterMs: waitMs)
        case .duplicateText(let waitMs):
            Refusal(
                429, "duplicate", Message("请勿重复发送", "the same text again"),
                retryAfterMs: waitMs)
        case .muted(let untilMs):
            Refusal(
                403, "muted", Message("你已被禁言", "you are muted"),
                facts: [untilMs.map { .number("untilMs", $0) } ?? .null("untilMs")])
        case .banned:
            Refusal(403, "banned", Message("你已被移出互动", "you may watch and vote only"))
        case .ticketsOnly:
            Refusal(
                403, "tickets_only", Message("仅限持票观众发言", "ticket holders only for now"))
        case .interactionClosed:
            Refusal(409, "closed", Message("互动已关闭", "this is closed"))
        case .staffExempt:
            Refusal(
                403, "staff_exempt", Message("不能限制工作人员", "staff cannot be restricted"))
        case .shieldOn:
            Refusal(
                409, "shield_on", Message("护盾开启中，请先关闭", "the shield is on; lift it first"))
        case .unknownGift: Refusal(400, "unknown_gift", Message("礼物不存在", "no such gift"))
        case .budgetSpent(let pointsLeft):
            Refusal(
                409, "budget_spent", Message("礼物积分不足", "not enough gift points"),
                facts: [.number("pointsLeft", Int64(pointsLeft))])
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
