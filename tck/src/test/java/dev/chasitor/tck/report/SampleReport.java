package dev.chasitor.tck.report;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Body;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Head;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Terms;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.report.ContractKind;
import dev.chasitor.conformance.report.ContractReport;
import dev.chasitor.conformance.report.Failures;
import dev.chasitor.conformance.report.KitReport;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Server;
import dev.chasitor.conformance.sim.Simulator;
import dev.chasitor.conformance.sim.Step;
import dev.chasitor.host.Fault;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A report made by hand: a client that broke two rules, and a codec that broke one. */
final class SampleReport {

  private static final String REPLAY = "mvn test -Dtest='MyClientTckTest#rules'";

  private SampleReport() {}

  static KitReport report() {
    return new KitReport("1.2.3", KitReport.EDITION, List.of(client(), codec()));
  }

  private static ContractReport client() {
    ContractRecord client =
        new ContractRecord(ContractKind.CLIENT_SESSION, "com.example.MyClientTckTest");
    client.runs(7, "1,000 schedules and 300 with crashes");
    client.judged("C-SEQ-01", Verdict.Outcome.PASS, 2_031);
    client.passed(test(Clause.C_SEQ_01));
    client.judged("C-SEQ-04", Verdict.Outcome.VACUOUS, 0);
    client.passed(test(Clause.C_SEQ_04));
    client.judged("C-SEQ-05b", Verdict.Outcome.VACUOUS, 0);
    client.skipped(test(Clause.C_SEQ_05B), "The client sends no batches.");
    for (Clause clause : List.of(Clause.C_SEQ_02A, Clause.C_LIV_02B)) {
      client.judged(clause.id(), Verdict.Outcome.FAIL, 812);
      client.broken(clause.id(), Failures.of(clause, violation(), test(clause), REPLAY));
    }
    client.passed("The same schedule gives the same history");
    client.finished();
    return only(client, "C-SEQ-0[1-5][ab]?|C-LIV-02b");
  }

  private static String test(Clause clause) {
    return "[" + clause.id() + "] " + clause.sentence();
  }

  private static Verdict failed(Clause clause, String message) {
    return new Verdict(clause.rule(), List.of(new Verdict.OfClause(clause, 1, message)), message);
  }

  /** Returns the report of these rules, so that other rules do not change the sample. */
  private static ContractReport only(ContractRecord contract, String ids) {
    ContractReport all = contract.report();
    return new ContractReport(
        all.kind(),
        all.subject(),
        all.state(),
        all.seed(),
        all.budget(),
        all.note(),
        all.rules().stream().filter(it -> it.id().isEmpty() || it.id().matches(ids)).toList());
  }

  private static ContractReport codec() {
    ContractRecord codec = new ContractRecord(ContractKind.CODEC, "com.example.MyCodecTckTest");
    codec.passed("K-ENC-01 the document is strict JSON in the documented spelling");
    String test = "K-NUM-01 numbers keep all their digits, also as text, and none is bent to fit";
    codec.failed(
        test,
        TestFailures.of(
            test,
            "K-NUM-01",
            new AssertionError(
                """
                2 complaints about the codec, the first 2:
                  ChatRequestSuccess $.connectionTimeout: expected 2147483647, found 2.147483647E9
                  GeoLocation $.latitude: expected <37.79388123456789> & got "37.7938812345679"
                """),
            "mvn test -Dtest='MyCodecTckTest#keepsNumbers'"));
    return only(codec, "K-ENC-01|K-NUM-01|K-SEC-01");
  }

  /** The client lost the answer to a line, and sent the line again under a new number. */
  static Simulator.Violation violation() {
    List<Step> steps =
        List.of(
            new Step(Duration.ofMillis(500), Step.Act.SAY, "v0"),
            new Step(Duration.ofMillis(900), Step.Act.AGENT_SAYS, "a0 <b>&</b>"));
    List<Fault> faults =
        List.of(Fault.once(RequestType.CHAT_MESSAGE, 1, Fault.AfterServer.DROP_RESPONSE));
    List<Step> more = new ArrayList<>(steps);
    more.add(new Step(Duration.ofMillis(1_500), Step.Act.TYPE, ""));
    Server server = new Server(Duration.ofMillis(100), 40, false, false, false, false);
    Event.Sent again = post(760, 6, RequestType.CHAT_MESSAGE, 3, "node-1", "v0");
    Event.Settled twice = new Event.Settled(ms(800), 1, Fate.ACCEPTED);
    return new Simulator.Violation(
        20_260_214,
        new Scenario(more, faults, List.of(), server, Profile.defaults(), 1),
        new Scenario(steps, faults, List.of(), server, Profile.defaults(), 1),
        156,
        List.of(
            failed(Clause.C_SEQ_02A, "expected seq=2 'v0' once more, observed" + again),
            failed(
                Clause.C_LIV_02B,
                "expected the server to accept the line at most once, observed 2 times:" + twice)),
        history(again, twice));
  }

  private static History history(Event.Sent again, Event.Settled twice) {
    return History.of(
        sent(0, 1, RequestType.SESSION_ID, OptionalLong.empty(), OptionalLong.empty(), "", ""),
        answered(20, 1, RequestType.SESSION_ID, Terms.opened("S1", "key-1", "node-0", 40)),
        post(20, 2, RequestType.CHASITOR_INIT, 1, "node-0", ""),
        poll(20, 3, -1, "node-0"),
        answered(40, 2, RequestType.CHASITOR_INIT, Terms.NONE),
        batch(120, 3, 1, Pushed.of("ChatEstablished", "")),
        new Event.Moved(ms(120), Phase.ESTABLISHED),
        poll(120, 4, 1, "node-0"),
        new Event.Said(ms(500), 1, "v0"),
        post(500, 5, RequestType.CHAT_MESSAGE, 2, "node-0", "v0"),
        new Event.Processed(ms(510), "v0"),
        new Event.Struck(ms(510), "DROP_RESPONSE on [5]"),
        new Event.Failed(ms(520), 5, RequestType.CHAT_MESSAGE, FailureKind.CONNECTION_LOST),
        new Event.NodeLost(ms(600), "node-0"),
        new Event.TakenOver(ms(700), "node-1"),
        again,
        new Event.Processed(ms(770), "v0"),
        answered(780, 6, RequestType.CHAT_MESSAGE, Terms.NONE),
        twice,
        new Event.Elsewhere(ms(850), new Event.Cancelled(ms(850), 4, RequestType.MESSAGES)),
        new Event.AgentSaid(ms(900), "a0 <b>&</b>"),
        new Event.Told(ms(910), "ChatMessage", "a0 <b>&</b>", false, false),
        new Event.RunOver(ms(400_000)));
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Event.Sent poll(long at, long call, long ack, String node) {
    return sent(
        at, call, RequestType.MESSAGES, OptionalLong.empty(), OptionalLong.of(ack), node, "");
  }

  private static Event.Sent post(
      long at, long call, RequestType type, long number, String node, String text) {
    return sent(at, call, type, OptionalLong.of(number), OptionalLong.empty(), node, text);
  }

  private static Event.Sent sent(
      long at,
      long call,
      RequestType type,
      OptionalLong number,
      OptionalLong ack,
      String node,
      String text) {
    Head head =
        new Head(
            Set.of(Header.API_VERSION),
            "42",
            number,
            node.isEmpty() ? "" : "key-1",
            node,
            "sim",
            "");
    List<String> lines = text.isEmpty() ? List.of() : List.of(text);
    return new Event.Sent(
        ms(at), call, type, head, ack, Optional.empty(), Body.plain(lines, "", text));
  }

  private static Event.Answered answered(long at, long call, RequestType type, Terms terms) {
    return new Event.Answered(
        ms(at), call, type, 200, true, OptionalLong.empty(), List.of(), terms, false);
  }

  private static Event.Answered batch(long at, long call, long sequence, Pushed... messages) {
    return new Event.Answered(
        ms(at),
        call,
        RequestType.MESSAGES,
        200,
        true,
        OptionalLong.of(sequence),
        List.of(messages),
        Terms.NONE,
        false);
  }
}
