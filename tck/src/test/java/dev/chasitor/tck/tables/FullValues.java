package dev.chasitor.tck.tables;

import dev.chasitor.codec.Refusal;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorIdleTimeout;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.Word;
import dev.chasitor.session.host.HostProfile;
import dev.chasitor.session.host.HostSession;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.CommandRef;
import dev.chasitor.session.visitor.Credentials;
import dev.chasitor.session.visitor.Deliveries;
import dev.chasitor.session.visitor.Dismissal;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.FruitlessPolls;
import dev.chasitor.session.visitor.HandOvers;
import dev.chasitor.session.visitor.KnownLines;
import dev.chasitor.session.visitor.Ledger;
import dev.chasitor.session.visitor.Notices;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.session.visitor.RetryBudget;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.TimeLimit;
import dev.chasitor.session.visitor.TranscriptCount;
import dev.chasitor.session.visitor.UnclaimedLine;
import dev.chasitor.session.visitor.UnclaimedLines;
import dev.chasitor.session.visitor.VisitorState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Samples of what no generator makes: each property differs between two of them. */
final class FullValues {

  private static final SensitiveDataRule RULE =
      SensitiveDataRule.builder().name("Card").pattern("[0-9]+").build();

  /** Components and properties whose row has another name; none is written where it is empty. */
  private static final Map<String, String> ROWS =
      Map.of(
          OutboxItem.class.getSimpleName() + ".request",
          "item",
          // The settings stand apart from the states.
          OpenSession.class.getSimpleName() + ".settings",
          "",
          VisitorState.Fresh.class.getSimpleName() + ".settings",
          "",
          VisitorState.Opening.class.getSimpleName() + ".settings",
          "",
          // What waits on a node is not written: its client asks again.
          HostSession.class.getSimpleName() + ".held",
          "",
          HostSession.class.getSimpleName() + ".parked",
          "");

  /** Names on the wire that are not the last part of their property's name. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "org_id", "organizationId",
          "deployment_id", "deploymentId",
          // The rows of an envelope; its words are the type of what is in it.
          "Message.type", "message",
          "NounWrapper.prefix", "request",
          "NounWrapper.noun", "request",
          "NounWrapper.object", "request");

  /** Documents that a row reads which is never written, by table and row, and what they mean. */
  private static final Map<String, ReadOnly> READ_ONLY =
      Map.of(
          "ChatEnd.type",
          new ReadOnly("{\"type\":\"ChatEndReason\",\"reason\":\"client\"}", chatEnd("client")),
          "ChatEnd.ChatEndReason",
          new ReadOnly("{\"ChatEndReason\":{\"reason\":\"client\"}}", chatEnd("client")));

  /**
   * A document that a row reads which is never written.
   *
   * @param document the JSON
   * @param meaning what the table reads from it
   */
  record ReadOnly(String document, Object meaning) {}

  private FullValues() {}

  /** The property that a parameter of a query, or a row of an envelope, is about. */
  static String propertyOf(String row) {
    return PROPERTIES.getOrDefault(row, row.substring(row.lastIndexOf('.') + 1));
  }

  /** What shows that a row is read which is never written, by table and row. */
  static Map<String, ReadOnly> readOnly() {
    return READ_ONLY;
  }

  private static ChatEndRequest chatEnd(String reason) {
    return ChatEndRequest.builder().reason(Word.of(ChatEndReason.class, reason)).build();
  }

  /** Samples by their type. */
  static Map<Class<?>, List<?>> all() {
    return Map.of(
        Profile.class, List.of(Profile.defaults(), profile()),
        HostProfile.class, List.of(HostProfile.defaults(), hostProfile()),
        OpenSession.class, List.of(session(1), session(2)));
  }

  /** The row of a component or property, or nothing if it is not written. */
  static String rowOf(Class<?> type, String component) {
    return ROWS.getOrDefault(type.getSimpleName() + "." + component, component);
  }

  private static Profile profile() {
    return Profile.builder()
        .recovery(Recovery.RESYNC)
        .numbersAfterHandOver(Profile.NumbersAfterHandOver.RESTART)
        .ackAfterHandOver(Profile.AckAfterHandOver.KEEP)
        .postsResyncState(!Profile.defaults().postsResyncState())
        .requestTimeout(Duration.ofSeconds(101))
        .openTimeout(Duration.ofSeconds(102))
        .connectionTimeout(Duration.ofSeconds(103))
        .leaveTimeout(Duration.ofSeconds(104))
        .noticeInterval(Duration.ofSeconds(105))
        .longestQueue(Duration.ofSeconds(108))
        .longestChat(Duration.ofSeconds(109))
        .firstBackoff(Duration.ofSeconds(106))
        .longestBackoff(Duration.ofSeconds(107))
        .postRetries(8)
        .malformedLimit(9)
        .batchLimit(10)
        .leavesQueueBy(Profile.QueueExit.CHAT_CANCEL)
        .outboxLimit(11)
        .build();
  }

  private static HostProfile hostProfile() {
    return HostProfile.builder()
        .clientPollTimeout(101)
        .pollHold(Duration.ofSeconds(91))
        .connectionTimeout(Duration.ofSeconds(92))
        .initTimeout(Duration.ofSeconds(93))
        .linger(Duration.ofSeconds(94))
        .orderWait(Duration.ofSeconds(95))
        .sneakPeekEnabled(true)
        .chasitorIdleTimeout(
            ChasitorIdleTimeout.builder().isEnabled(true).warningTime(1).timeout(2).build())
        .addSensitiveDataRules(RULE)
        .batchMessages(96)
        .batchBytes(97)
        .transcriptLines(98)
        .transcriptBytes(99)
        .build();
  }

  /** Known lines in which each component depends on the number. */
  private static KnownLines known(int number) {
    return new KnownLines(
        number, List.of(number + 300L), OptionalLong.of(number + 100L), number + 200L);
  }

  private static CommandRef command(int number) {
    return new CommandRef(number, Optional.of(new CommandId("command-" + number)));
  }

  /** One event of each kind that waits, in which each component depends on the number. */
  private static Deliveries deliveries(int number) {
    boolean odd = number % 2 == 1;
    List<SessionEvent> events = new ArrayList<>();
    events.add(new SessionEvent.PhaseChanged(Phase.INIT, odd ? Phase.QUEUED : Phase.ESTABLISHED));
    events.add(
        new SessionEvent.Received(
            ChatMessage.builder().text("said " + number).name("Andy").build(),
            odd,
            !odd,
            OptionalLong.of(number)));
    events.add(
        new SessionEvent.Troubled(
            odd ? RequestType.MESSAGES : RequestType.CHAT_MESSAGE,
            "trouble " + number,
            Duration.ofSeconds(number)));
    events.add(new SessionEvent.BatchDropped(number, number + 1L));
    events.add(new SessionEvent.IdleWarning(odd, Duration.ofSeconds(number)));
    events.add(new SessionEvent.Masked(number, "masked " + number, List.of("rule " + number)));
    events.add(new SessionEvent.RuleIgnored("rule " + number, "problem " + number));
    events.add(new SessionEvent.SaidBefore("said before " + number, odd));
    Refusal.OutOfSync refusal =
        new Refusal.OutOfSync("no " + number, OptionalLong.of(number), OptionalLong.of(number + 1));
    events.add(new SessionEvent.Settled(number, new CommandOutcome.Refused(refusal)));
    events.add(new SessionEvent.Ended(new EndCause(EndCause.Kind.SESSION_GONE, "gone " + number)));
    return new Deliveries(number + 100L, events);
  }

  /** Settings in which each component depends on the number. */
  static SessionSettings settings(int number) {
    return new SessionSettings(
        ChasitorInitRequest.builder()
            .organizationId("00D" + number)
            .deploymentId("572")
            .buttonId("573")
            .visitorName("Ada")
            .build(),
        ApiVersion.of(42 + number % 5),
        number % 2 == 0 ? Profile.defaults() : profile(),
        URI.create("https://d" + number + ".example/chat/rest/"),
        number,
        number % 3);
  }

  /** The settings of a state that was read without its document. */
  static SessionSettings apart() {
    Class<?> shapes = CodecTable.named("dev.chasitor.session.visitor.json.OpenSessionShapes");
    try {
      return (SessionSettings)
          CodecTable.get(shapes.getDeclaredField("SETTINGS_STAND_APART"), null);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  /** A session in which each property depends on the number, but for the settings. */
  private static OpenSession session(int number) {
    boolean odd = number % 2 == 1;
    Duration time = Duration.ofSeconds(number);
    ChatMessageRequest line = ChatMessageRequest.builder().text("line " + number).build();
    RetryBudget budget = new RetryBudget(number, number, Optional.of(time), time);
    return OpenSession.builder()
        .settings(apart())
        .credentials(
            new Credentials(
                "id" + number, SessionKey.of("key" + number), AffinityToken.of("a"), time))
        .recovery(odd ? Recovery.RESYNC : Recovery.RECONNECT)
        .ledger(new Ledger(time, number, deliveries(number)))
        .nextCall(number)
        .ack(number)
        .offset("offset" + number)
        .poll(new CallSlot.Busy(number, time, time, budget))
        .post(odd ? new CallSlot.Idle(budget) : new CallSlot.Pausing(time, budget))
        .outbox(
            new Outbox(
                number + 1L,
                List.of(
                    new OutboxItem(
                        line,
                        Optional.of(command(number)),
                        OptionalLong.of(number),
                        1,
                        2,
                        3,
                        Optional.of(time)))))
        .sensitiveDataRules(odd ? List.of(RULE) : List.of())
        .sendsBatches(odd)
        .notices(new Notices(odd, !odd, Optional.of("peek" + number), time))
        .transcriptCount(
            new TranscriptCount(
                known(number), known(number + 1), List.of((long) number, number + 1L)))
        .timeLimit(new TimeLimit(Optional.of(time)))
        .unclaimed(new UnclaimedLines(List.of(new UnclaimedLine(number, odd)), odd))
        .handOvers(new HandOvers(budget, time))
        .fruitlessPolls(new FruitlessPolls(number, List.of(number)))
        .dismissal(
            new Dismissal(
                budget, new EndCause(EndCause.Kind.SESSION_GONE, "why", Optional.of("reason"))))
        .build();
  }
}
