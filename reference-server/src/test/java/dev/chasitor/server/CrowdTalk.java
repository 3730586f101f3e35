package dev.chasitor.server;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.ChatClientSubject;
import dev.chasitor.host.StopKind;
import dev.chasitor.model.MessageType;
import dev.chasitor.session.host.HostProfile;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.transport.HttpTransport;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;

/**
 * One short chat with a server of its own, drawn from a seed: some exchanges fail, in every third
 * chat the node stops and so does the one that takes over, and whoever ends the chat says something
 * just before.
 */
final class CrowdTalk {

  /**
   * Their checkers tell by a short time whether the client acted at once. On a machine with too
   * much to do, everybody is late.
   */
  private static final Set<Rule> OF_PACE =
      EnumSet.of(
          Rule.C_POLL_01,
          Rule.C_POLL_08,
          Rule.C_POLL_10,
          Rule.C_DLV_08,
          Rule.C_RSY_10,
          Rule.C_RSY_12,
          Rule.C_ERR_03,
          Rule.C_LIV_05);

  private final Random random;
  private final Profile profile;
  private final boolean nodesStop;
  private int lines;

  CrowdTalk(long seed) {
    random = new Random(seed);
    nodesStop = random.nextInt(3) == 0;
    profile =
        Profile.builder()
            .recovery(drawn(Recovery.values()))
            .firstBackoff(Duration.ofMillis(20))
            .longestBackoff(Duration.ofMillis(500))
            .leaveTimeout(Duration.ofSeconds(30))
            .build();
  }

  private <T> T drawn(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /**
   * Plays the chat.
   *
   * @param network carries the requests, and stays open
   * @param vertx runs the server, and stays open
   */
  History play(HttpTransport network, Vertx vertx) throws Exception {
    HostProfile host =
        HostProfile.builder().pollHold(Duration.ofMillis(200 + random.nextInt(800))).build();
    FaultyNetwork faulty =
        new FaultyNetwork(network, ForkJoinPool.commonPool(), random.nextLong(), 0.08, 5);
    try (LiveRun run =
        new LiveRun(
            server -> server.nodes(3).profile(host).vertx(vertx),
            server -> faulty,
            profile,
            new ChatClientSubject())) {
      talk(run);
      return run.whole();
    }
  }

  private void talk(LiveRun run) throws Exception {
    if (random.nextBoolean()) {
      run.says(line());
    }
    run.agentAccepts();
    run.awaitEstablished();
    int steps = 2 + random.nextInt(6);
    int stopAt = nodesStop ? random.nextInt(steps) : -1;
    for (int step = 0; step < steps; step++) {
      if (step == stopAt) {
        NodeStop.Moment[] moments = NodeStop.Moment.values();
        NodeStop.Moment moment = moments[1 + random.nextInt(moments.length - 1)];
        run.stopsInTakeOver(new NodeStop(moment, drawn(StopKind.values())));
        run.nodeIsLost(drawn(StopKind.values()), line(), line());
      }
      switch (random.nextInt(4)) {
        case 0 -> run.says(line());
        case 1 -> run.says(line(), line(), line());
        case 2 -> run.agentSays(line());
        default -> {
          String text = line();
          run.agentSays(text);
          run.awaitHeard(text);
        }
      }
    }
    if (random.nextBoolean()) {
      run.types();
      run.agentSaysAndEnds(line(), line());
      run.says(line());
    } else {
      run.agentSays(line());
      run.says(line());
      run.ends();
    }
  }

  private String line() {
    return "line " + ++lines;
  }

  /** Returns what is wrong with a chat; empty if nothing is. */
  List<String> findings(History history) {
    List<String> findings = new ArrayList<>();
    judgeEnd(history, findings);
    judgeVisitorsLines(history, findings);
    judgeAgentsLines(history, findings);
    for (Verdict verdict : Checkers.judgeAll(history, profile)) {
      if (verdict.outcome() == Verdict.Outcome.FAIL && !OF_PACE.contains(verdict.rule())) {
        findings.add(verdict.toString());
      }
    }
    return findings;
  }

  private static void judgeEnd(History history, List<String> findings) {
    for (Event.Over over : history.all(Event.Over.class)) {
      if (!over.cause().equals("VISITOR") && !over.cause().equals("AGENT")) {
        findings.add("ended by " + over.cause());
      }
    }
  }

  private static void judgeVisitorsLines(History history, List<String> findings) {
    Map<Long, Fate> fates = new HashMap<>();
    for (Event.Settled settled : history.all(Event.Settled.class)) {
      if (fates.put(settled.ref(), settled.fate()) != null) {
        findings.add("settled twice: " + settled.ref());
      }
    }
    List<String> taken =
        history.all(Event.Processed.class).stream().map(Event.Processed::text).toList();
    Set<String> once = new HashSet<>(taken);
    if (once.size() < taken.size()) {
      findings.add("taken twice: " + taken);
    }
    List<String> said = new ArrayList<>();
    for (Event.Said line : history.all(Event.Said.class)) {
      Fate fate = fates.get(line.ref());
      if (fate == null) {
        findings.add("unsettled: " + line.text());
      } else if (fate != Fate.UNKNOWN && (fate == Fate.ACCEPTED) != once.contains(line.text())) {
        findings.add(fate + ", and taken is " + once.contains(line.text()) + ": " + line.text());
      }
      if (once.contains(line.text())) {
        said.add(line.text());
      }
    }
    if (!said.equals(taken)) {
      findings.add("taken out of order: " + taken + ", said: " + said);
    }
  }

  private static void judgeAgentsLines(History history, List<String> findings) {
    List<String> said =
        history.all(Event.AgentSaid.class).stream().map(Event.AgentSaid::text).toList();
    List<String> heard =
        history.all(Event.Told.class).stream()
            .filter(told -> told.type().equals(MessageType.CHAT_MESSAGE.word()))
            .map(Event.Told::text)
            .toList();
    if (!heard.equals(said)) {
      findings.add("the agent said " + said + ", the visitor heard " + heard);
    }
  }
}
