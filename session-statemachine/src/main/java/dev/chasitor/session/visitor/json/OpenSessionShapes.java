package dev.chasitor.session.visitor.json;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.DURATION;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.OPAQUE;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.enumOf;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.textAs;

import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.json.JsonUnion;
import dev.chasitor.codec.shapes.Bodies;
import dev.chasitor.codec.shapes.DataShapes;
import dev.chasitor.codec.shapes.RequestShapes;
import dev.chasitor.codec.shapes.SecretTypes;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Agent;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.CommandRef;
import dev.chasitor.session.visitor.Credentials;
import dev.chasitor.session.visitor.Dismissal;
import dev.chasitor.session.visitor.FruitlessPolls;
import dev.chasitor.session.visitor.HandOvers;
import dev.chasitor.session.visitor.IdleTimeout;
import dev.chasitor.session.visitor.KnownLines;
import dev.chasitor.session.visitor.Ledger;
import dev.chasitor.session.visitor.Notices;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.session.visitor.RetryBudget;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.TimeLimit;
import dev.chasitor.session.visitor.TranscriptCount;
import dev.chasitor.session.visitor.UnansweredLine;
import dev.chasitor.session.visitor.UnclaimedLine;
import dev.chasitor.session.visitor.UnclaimedLines;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The JSON tables of the data in a session's states. The settings stand apart from the state, so
 * that a driver can write them once.
 */
final class OpenSessionShapes {

  /**
   * The settings of a state while it is read. {@link VisitorStateJson#complete} replaces them by
   * those of the document.
   */
  static final SessionSettings SETTINGS_STAND_APART =
      new SessionSettings(
          ChasitorInitRequest.builder().organizationId("").deploymentId("").buttonId("").build(),
          ApiVersion.of(29),
          Profile.defaults(),
          URI.create("https://settings.invalid/"),
          0);

  /** The patience of most sessions, which documents leave out. */
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(150);

  /** The budget of a call that did not fail, in most sessions. Documents leave it out. */
  private static final RetryBudget USUAL_BUDGET =
      new RetryBudget(0, 0, Optional.empty(), USUAL_PATIENCE);

  private static final CallSlot NO_CALL = new CallSlot.Idle(USUAL_BUDGET);

  private static final Notices NO_NOTICES =
      new Notices(false, false, Optional.empty(), Duration.ZERO);

  private static final HandOvers NO_HAND_OVERS = new HandOvers(USUAL_BUDGET, Duration.ZERO);

  private static final int DIGEST_BYTES = Short.BYTES + Integer.BYTES;

  private static final JsonRecord<IdleTimeout> IDLE_TIMEOUT =
      JsonRecord.of("IdleTimeout", s -> new IdleTimeout(s.next(), s.next()))
          .required("timeout", DURATION, IdleTimeout::timeout)
          .optional("warning", DURATION, IdleTimeout::warning);

  static final JsonRecord<Agent> AGENT =
      JsonRecord.of(
              "Agent",
              s -> new Agent(s.next(), s.next(), s.<Boolean>next(), s.next(), s.<Boolean>next()))
          .required("name", TEXT, Agent::name)
          .required("userId", TEXT, Agent::userId)
          .sparse("mayPeek", BOOL, false, Agent::mayPeek)
          .optional("idleTimeout", IDLE_TIMEOUT, Agent::idleTimeout)
          .sparse("connected", BOOL, true, Agent::connected);

  static final JsonRecord<UnansweredLine> UNANSWERED_LINE =
      JsonRecord.of("UnansweredLine", s -> new UnansweredLine(s.next(), s.<Boolean>next()))
          .optional("since", DURATION, UnansweredLine::since)
          .sparse("warned", BOOL, false, UnansweredLine::warned);

  static final JsonRecord<Notices> NOTICES =
      JsonRecord.of(
              "Notices", s -> new Notices(s.<Boolean>next(), s.<Boolean>next(), s.next(), s.next()))
          .sparse("typing", BOOL, false, Notices::typing)
          .sparse("toldTyping", BOOL, false, Notices::toldTyping)
          .optional("peek", TEXT, Notices::peek)
          .sparse("nextAt", DURATION, Duration.ZERO, Notices::nextAt);

  static final JsonShape<Profile, Profile.Builder> PROFILE =
      JsonShape.of("Profile", Profile::builder, Profile.Builder::build)
          .optional(
              "recovery", enumOf(Recovery.class), Profile::recovery, Profile.Builder::recovery)
          .defaulted(
              "numbersAfterHandOver",
              enumOf(Profile.NumbersAfterHandOver.class),
              Profile::numbersAfterHandOver,
              Profile.Builder::numbersAfterHandOver)
          .defaulted(
              "ackAfterHandOver",
              enumOf(Profile.AckAfterHandOver.class),
              Profile::ackAfterHandOver,
              Profile.Builder::ackAfterHandOver)
          .defaulted(
              "postsResyncState",
              BOOL,
              Profile::postsResyncState,
              Profile.Builder::postsResyncState)
          .defaulted(
              "requestTimeout", DURATION, Profile::requestTimeout, Profile.Builder::requestTimeout)
          .defaulted("openTimeout", DURATION, Profile::openTimeout, Profile.Builder::openTimeout)
          .defaulted(
              "connectionTimeout",
              DURATION,
              Profile::connectionTimeout,
              Profile.Builder::connectionTimeout)
          .defaulted("leaveTimeout", DURATION, Profile::leaveTimeout, Profile.Builder::leaveTimeout)
          .optional("longestQueue", DURATION, Profile::longestQueue, Profile.Builder::longestQueue)
          .optional("longestChat", DURATION, Profile::longestChat, Profile.Builder::longestChat)
          .defaulted(
              "noticeInterval", DURATION, Profile::noticeInterval, Profile.Builder::noticeInterval)
          .defaulted("firstBackoff", DURATION, Profile::firstBackoff, Profile.Builder::firstBackoff)
          .defaulted(
              "longestBackoff", DURATION, Profile::longestBackoff, Profile.Builder::longestBackoff)
          .defaulted("postRetries", INT32, Profile::postRetries, Profile.Builder::postRetries)
          .defaulted(
              "malformedLimit", INT32, Profile::malformedLimit, Profile.Builder::malformedLimit)
          .defaulted("batchLimit", INT32, Profile::batchLimit, Profile.Builder::batchLimit)
          .defaulted(
              "leavesQueueBy",
              enumOf(Profile.QueueExit.class),
              Profile::leavesQueueBy,
              Profile.Builder::leavesQueueBy)
          .defaulted("outboxLimit", INT32, Profile::outboxLimit, Profile.Builder::outboxLimit);

  private static final JsonType<URI> SERVER = textAs("an address", URI::create, URI::toString);

  static final JsonRecord<SessionSettings> SETTINGS =
      JsonRecord.of(
              "SessionSettings",
              s ->
                  new SessionSettings(
                      s.next(),
                      ApiVersion.of(s.<Integer>next()),
                      s.next(),
                      s.next(),
                      s.<Long>next(),
                      s.<Integer>next()))
          .required("init", RequestShapes.CHASITOR_INIT, SessionSettings::init)
          .required("apiVersion", INT32, settings -> settings.apiVersion().number())
          .required("profile", PROFILE, SessionSettings::profile)
          .required("server", SERVER, SessionSettings::server)
          .required("jitterSeed", INT64, SessionSettings::jitterSeed)
          .required("switches", INT32, SessionSettings::switches);

  static final JsonRecord<Credentials> CREDENTIALS =
      JsonRecord.of("Credentials", s -> new Credentials(s.next(), s.next(), s.next(), s.next()))
          .required("id", TEXT, Credentials::id)
          .required("key", SecretTypes.SESSION_KEY, Credentials::key)
          .required("affinity", SecretTypes.AFFINITY_TOKEN, Credentials::affinity)
          .required("pollTimeout", DURATION, Credentials::pollTimeout);

  static final JsonRecord<Ledger> LEDGER =
      JsonRecord.of("Ledger", s -> new Ledger(s.next(), s.<Long>next(), s.next()))
          .required("now", DURATION, Ledger::now)
          .required("ref", INT64, Ledger::ref)
          .required("deliveries", EventShapes.DELIVERIES, Ledger::deliveries);

  static final JsonRecord<RetryBudget> RETRY_BUDGET =
      JsonRecord.of(
              "RetryBudget",
              s -> new RetryBudget(s.<Integer>next(), s.<Integer>next(), s.next(), s.next()))
          .sparse("failures", INT32, 0, RetryBudget::failures)
          .sparse("malformed", INT32, 0, RetryBudget::malformed)
          .optional("since", DURATION, RetryBudget::since)
          .sparse("patience", DURATION, USUAL_PATIENCE, RetryBudget::patience);

  static final JsonUnion<CallSlot> CALL_SLOT =
      JsonUnion.<CallSlot>by("slot")
          .with(
              "Idle",
              CallSlot.Idle.class,
              JsonRecord.of("Idle", s -> new CallSlot.Idle(s.next()))
                  .sparse("budget", RETRY_BUDGET, USUAL_BUDGET, CallSlot.Idle::budget))
          .with(
              "Busy",
              CallSlot.Busy.class,
              JsonRecord.of(
                      "Busy", s -> new CallSlot.Busy(s.<Long>next(), s.next(), s.next(), s.next()))
                  .required("call", INT64, CallSlot.Busy::call)
                  .required("began", DURATION, CallSlot.Busy::began)
                  .required("until", DURATION, CallSlot.Busy::until)
                  .sparse("budget", RETRY_BUDGET, USUAL_BUDGET, CallSlot.Busy::budget))
          .with(
              "Pausing",
              CallSlot.Pausing.class,
              JsonRecord.of("Pausing", s -> new CallSlot.Pausing(s.next(), s.next()))
                  .required("until", DURATION, CallSlot.Pausing::until)
                  .sparse("budget", RETRY_BUDGET, USUAL_BUDGET, CallSlot.Pausing::budget))
          .with(
              "Held",
              CallSlot.Held.class,
              JsonRecord.of("Held", s -> new CallSlot.Held(s.next(), s.next()))
                  .required("until", DURATION, CallSlot.Held::until)
                  .sparse("budget", RETRY_BUDGET, USUAL_BUDGET, CallSlot.Held::budget));

  static final JsonRecord<TimeLimit> TIME_LIMIT =
      JsonRecord.of("TimeLimit", s -> new TimeLimit(s.next()))
          .optional("endsAt", DURATION, TimeLimit::endsAt);

  /** The requests that an outbox can hold, each named by the noun of its type. */
  static final JsonUnion<Request> REQUEST = request();

  private static final JsonRecord<CommandRef> COMMAND_REF =
      JsonRecord.of("CommandRef", s -> new CommandRef(s.<Long>next(), s.next()))
          .required("ref", INT64, CommandRef::ref)
          .optional("id", EventShapes.COMMAND_ID, CommandRef::id);

  static final JsonRecord<OutboxItem> ITEM =
      JsonRecord.of(
              "OutboxItem",
              s ->
                  new OutboxItem(
                      s.next(),
                      s.next(),
                      s.next(),
                      s.<Integer>next(),
                      s.<Integer>next(),
                      s.<Integer>next(),
                      s.next()))
          .required("item", REQUEST, OutboxItem::request)
          .optional("command", COMMAND_REF, OutboxItem::command)
          .optionalLong("number", OutboxItem::number)
          .sparse("tries", INT32, 0, OutboxItem::tries)
          .sparse("doubts", INT32, 0, OutboxItem::doubts)
          .sparse("refusals", INT32, 0, OutboxItem::refusals)
          .optional("sendBefore", DURATION, OutboxItem::sendBefore);

  static final JsonRecord<Outbox> OUTBOX =
      JsonRecord.of("Outbox", s -> new Outbox(s.<Long>next(), s.next()))
          .required("nextNumber", INT64, Outbox::nextNumber)
          .list("items", list(ITEM), Outbox::items);

  /** All digests of one side as one text in base64: 48 bits are eight characters. */
  private static final JsonType<List<Long>> DIGESTS =
      textAs("digests in base64", OpenSessionShapes::digests, OpenSessionShapes::base64);

  static final JsonRecord<KnownLines> KNOWN_LINES =
      JsonRecord.of(
              "KnownLines", s -> new KnownLines(s.<Long>next(), s.next(), s.next(), s.<Long>next()))
          .sparse("count", INT64, 0L, KnownLines::count)
          .sparse("last", DIGESTS, List.of(), KnownLines::last)
          .optionalLong("sequence", KnownLines::sequence)
          .sparse("since", INT64, 0L, KnownLines::since);

  static final JsonRecord<TranscriptCount> TRANSCRIPT_COUNT =
      JsonRecord.of("TranscriptCount", s -> new TranscriptCount(s.next(), s.next(), s.next()))
          .required("heard", KNOWN_LINES, TranscriptCount::heard)
          .required("said", KNOWN_LINES, TranscriptCount::said)
          .sparse("givenUp", DIGESTS, List.of(), TranscriptCount::givenUp);

  private static final JsonRecord<UnclaimedLine> UNCLAIMED_LINE =
      JsonRecord.of("UnclaimedLine", s -> new UnclaimedLine(s.<Long>next(), s.<Boolean>next()))
          .required("digest", INT64, UnclaimedLine::digest)
          .sparse("perhapsKnown", BOOL, false, UnclaimedLine::perhapsKnown);

  private static final JsonRecord<UnclaimedLines> UNCLAIMED_LINES =
      JsonRecord.of("UnclaimedLines", s -> new UnclaimedLines(s.next(), s.<Boolean>next()))
          .list("lines", list(UNCLAIMED_LINE), UnclaimedLines::lines)
          .sparse("complete", BOOL, true, UnclaimedLines::complete);

  private static final JsonRecord<Dismissal> DISMISSAL =
      JsonRecord.of("Dismissal", s -> new Dismissal(s.next(), s.next()))
          .required("budget", RETRY_BUDGET, Dismissal::budget)
          .required("cause", EventShapes.END_CAUSE, Dismissal::cause);

  private static final JsonRecord<FruitlessPolls> FRUITLESS_POLLS =
      JsonRecord.of("FruitlessPolls", s -> new FruitlessPolls(s.<Integer>next(), s.next()))
          .sparse("quick", INT32, 0, FruitlessPolls::quick)
          .list("dropped", list(INT32), FruitlessPolls::dropped);

  private static final JsonRecord<HandOvers> HAND_OVERS =
      JsonRecord.of("HandOvers", s -> new HandOvers(s.next(), s.next()))
          .sparse("row", RETRY_BUDGET, USUAL_BUDGET, HandOvers::row)
          .sparse("restored", DURATION, Duration.ZERO, HandOvers::restored);

  static final JsonShape<OpenSession, OpenSession.Builder> OPEN_SESSION =
      JsonShape.of(
              "OpenSession",
              () ->
                  OpenSession.builder()
                      .settings(SETTINGS_STAND_APART)
                      .poll(NO_CALL)
                      .post(NO_CALL)
                      .notices(NO_NOTICES)
                      .handOvers(NO_HAND_OVERS)
                      .fruitlessPolls(FruitlessPolls.NONE)
                      .timeLimit(TimeLimit.NONE)
                      .unclaimed(UnclaimedLines.NONE)
                      .sendsBatches(true),
              OpenSession.Builder::build)
          .required(
              "credentials",
              CREDENTIALS,
              OpenSession::credentials,
              OpenSession.Builder::credentials)
          .required(
              "recovery",
              enumOf(Recovery.class),
              OpenSession::recovery,
              OpenSession.Builder::recovery)
          .required("ledger", LEDGER, OpenSession::ledger, OpenSession.Builder::ledger)
          .required("nextCall", INT64, OpenSession::nextCall, OpenSession.Builder::nextCall)
          .required("ack", INT64, OpenSession::ack, OpenSession.Builder::ack)
          .optional("offset", OPAQUE, OpenSession::offset, OpenSession.Builder::offset)
          .optional("poll", CALL_SLOT, it -> unusual(it.poll(), NO_CALL), OpenSession.Builder::poll)
          .optional("post", CALL_SLOT, it -> unusual(it.post(), NO_CALL), OpenSession.Builder::post)
          .required("outbox", OUTBOX, OpenSession::outbox, OpenSession.Builder::outbox)
          .optional(
              "timeLimit",
              TIME_LIMIT,
              session -> unusual(session.timeLimit(), TimeLimit.NONE),
              OpenSession.Builder::timeLimit)
          .optionalList(
              "sensitiveDataRules",
              DataShapes.SENSITIVE_DATA_RULE,
              OpenSession::sensitiveDataRules,
              OpenSession.Builder::addSensitiveDataRules)
          .optional(
              "sendsBatches",
              BOOL,
              session -> unusual(session.sendsBatches(), true),
              OpenSession.Builder::sendsBatches)
          .optional(
              "notices",
              NOTICES,
              session -> unusual(session.notices(), NO_NOTICES),
              OpenSession.Builder::notices)
          .required(
              "transcriptCount",
              TRANSCRIPT_COUNT,
              OpenSession::transcriptCount,
              OpenSession.Builder::transcriptCount)
          .optional(
              "unclaimed",
              UNCLAIMED_LINES,
              session -> unusual(session.unclaimed(), UnclaimedLines.NONE),
              OpenSession.Builder::unclaimed)
          .optional(
              "handOvers",
              HAND_OVERS,
              session -> unusual(session.handOvers(), NO_HAND_OVERS),
              OpenSession.Builder::handOvers)
          .optional(
              "fruitlessPolls",
              FRUITLESS_POLLS,
              session -> unusual(session.fruitlessPolls(), FruitlessPolls.NONE),
              OpenSession.Builder::fruitlessPolls)
          .optional("dismissal", DISMISSAL, OpenSession::dismissal, OpenSession.Builder::dismissal);

  private OpenSessionShapes() {}

  /** A value that documents leave out if it is the usual one. */
  private static <T> Optional<T> unusual(T value, T usual) {
    return value.equals(usual) ? Optional.empty() : Optional.of(value);
  }

  private static List<Long> digests(String base64) {
    byte[] bytes = Base64.getUrlDecoder().decode(base64);
    if (bytes.length % DIGEST_BYTES != 0) {
      throw new IllegalArgumentException("expected all bytes of each digest");
    }
    List<Long> digests = new ArrayList<>(bytes.length / DIGEST_BYTES);
    for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
      long high = Short.toUnsignedLong(rest.getShort());
      digests.add(high << Integer.SIZE | Integer.toUnsignedLong(rest.getInt()));
    }
    return digests;
  }

  private static String base64(List<Long> digests) {
    ByteBuffer bytes = ByteBuffer.allocate(digests.size() * DIGEST_BYTES);
    for (long digest : digests) {
      bytes.putShort((short) (digest >>> Integer.SIZE)).putInt((int) digest);
    }
    return Base64.getUrlEncoder().encodeToString(bytes.array());
  }

  private static JsonUnion<Request> request() {
    JsonUnion<Request> union = JsonUnion.by("request");
    for (Bodies.OfRequest<?> body : Bodies.requests()) {
      if (body.type().prefix().equals(RequestType.CHASITOR_INIT.prefix())) {
        union = with(union, body);
      }
    }
    String word = "DeleteSessionId";
    return union.with(
        word,
        DeleteSessionIdRequest.class,
        JsonShape.of(word, DeleteSessionIdRequest::builder, DeleteSessionIdRequest.Builder::build)
            .required(
                "key",
                SecretTypes.SESSION_KEY,
                DeleteSessionIdRequest::key,
                DeleteSessionIdRequest.Builder::key));
  }

  private static <R extends Request> JsonUnion<Request> with(
      JsonUnion<Request> union, Bodies.OfRequest<R> body) {
    return union.with(body.type().noun(), body.javaType(), body.shape());
  }
}
