package dev.chasitor.conformance.schedule;

import dev.chasitor.conformance.sim.Crash;
import dev.chasitor.conformance.sim.Hitch;
import dev.chasitor.conformance.sim.Journaling;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Server;
import dev.chasitor.conformance.sim.Step;
import dev.chasitor.conformance.sim.Step.Act;
import dev.chasitor.host.Fault;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Schedules whose written forms are kept for ever, by name. */
final class PinnedSchedules {

  private PinnedSchedules() {}

  static Map<String, Scenario> all() {
    Map<String, Scenario> all = new LinkedHashMap<>();
    all.put("empty", empty());
    all.put("lost-node", lostNode());
    all.put("crashes", crashes());
    all.put("every-option", everyOption());
    return all;
  }

  /** Nobody says anything, and nothing goes wrong. */
  static Scenario empty() {
    return new Scenario(
        List.of(),
        List.of(),
        List.of(),
        Server.accepting(Duration.ZERO),
        Profile.defaults(),
        Long.MIN_VALUE);
  }

  static Scenario lostNode() {
    return new Scenario(
        List.of(
            step(2_000, Act.SAY, "v1"),
            step(2_200, Act.AGENT_SAYS, "a1 “größer” \ud83d\ude00"),
            step(2_600, Act.END, "")),
        List.of(Fault.once(RequestType.CHAT_MESSAGE, 1, Fault.AfterServer.KILL_AFTER)),
        List.of(new Hitch(3, Hitch.Kind.THROW)),
        Server.accepting(Duration.ofSeconds(1)),
        Profile.builder().recovery(Recovery.RESYNC).build(),
        7);
  }

  private static Scenario crashes() {
    return new Scenario(
        List.of(
            step(2_000, Act.SAY, "v1"),
            new Step(Duration.ofMillis(3_000), Act.FREEZE, "", Duration.ofMillis(40)),
            new Step(Duration.ofMillis(3_500), Act.CRASH, "", Duration.ofMillis(80))),
        List.of(),
        List.of(),
        Server.accepting(Duration.ofSeconds(1)),
        Profile.builder().recovery(Recovery.RECONNECT).build(),
        3,
        Journaling.SLOW,
        List.of(new Crash(2, Crash.Kind.KILL_AFTER_WRITE), new Crash(4, Crash.Kind.KILL_AT_EVENT)));
  }

  /** Nothing in it has its default, so whatever a written form forgets shows. */
  static Scenario everyOption() {
    return new Scenario(
        List.of(new Step(Duration.ofNanos(1_000_001), Act.SUSPEND, "t", Duration.ofMillis(50))),
        List.of(new Fault(RequestType.MESSAGES, 2, 4, Fault.InReply.STALE_BATCH)),
        List.of(new Hitch(5, Hitch.Kind.DAWDLE)),
        new Server(Duration.ofMillis(3_250), 7, true, true, true, true),
        Profile.builder()
            .recovery(Recovery.RECONNECT)
            .numbersAfterHandOver(Profile.NumbersAfterHandOver.RESTART)
            .ackAfterHandOver(Profile.AckAfterHandOver.KEEP)
            .postsResyncState(false)
            .requestTimeout(Duration.ofSeconds(101))
            .openTimeout(Duration.ofSeconds(102))
            .connectionTimeout(Duration.ofSeconds(103))
            .leaveTimeout(Duration.ofSeconds(104))
            .longestQueue(Duration.ofSeconds(105))
            .longestChat(Duration.ofSeconds(106))
            .noticeInterval(Duration.ofSeconds(107))
            .firstBackoff(Duration.ofSeconds(108))
            .longestBackoff(Duration.ofSeconds(109))
            .postRetries(110)
            .malformedLimit(111)
            .batchLimit(112)
            .leavesQueueBy(Profile.QueueExit.CHAT_END)
            .outboxLimit(113)
            .build(),
        Long.MAX_VALUE,
        Journaling.PROMPT,
        List.of(new Crash(6, Crash.Kind.WRITE_LATE)));
  }

  private static Step step(int millis, Act act, String text) {
    return new Step(Duration.ofMillis(millis), act, text);
  }
}
