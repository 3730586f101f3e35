package dev.chasitor.handoff;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.handoff.Fault.Moment;
import dev.chasitor.host.HostObserver;
import dev.chasitor.host.StopKind;
import dev.chasitor.model.Request;
import dev.chasitor.server.ReferenceServer;
import dev.chasitor.session.host.HostProfile;
import dev.chasitor.store.jdbc.JdbcJournal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Chats that go through the service while faults happen to it and to the chat server. Each visitor
 * says as many lines as the agent. Half of the chats are ended by the visitor, and the others by
 * the agent.
 */
final class Campaign implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;

  private final int chats;
  private final int lines;
  private final List<Fault> faults;
  private final String journal;
  private final Random random;

  private final Desk desk = new Desk(() -> happens(Moment.LINE_SAID));
  private final Receiver receiver;
  private final ReferenceServer server;
  private final Fleet fleet;
  private final Map<Fault, Integer> happened = new HashMap<>();
  private final AtomicReference<@Nullable Trigger> armed = new AtomicReference<>();

  /** What waits for the next poll, and takes the node that serves it; null if nothing does. */
  private final AtomicReference<@Nullable CompletableFuture<Integer>> nextPoll =
      new AtomicReference<>();

  private final AtomicInteger nodesLost = new AtomicInteger();

  // How far the visitors may go. Guarded by this.
  private int startsAllowed;
  private int linesAllowed;

  /** What waits for a moment, and is done at its n-th time. */
  private record Trigger(
      Moment moment, AtomicInteger times, Runnable act, CompletableFuture<Void> done) {}

  /**
   * Starts the server, the receiver of webhooks and the service.
   *
   * @param chats how many chats
   * @param lines how many lines each side of a chat says
   * @param faults what happens, in this order
   * @param transport the transport of the service
   * @param journal the JDBC URL of its journal
   * @param main runs the service
   * @param seed chooses the moments
   */
  Campaign(
      int chats,
      int lines,
      List<Fault> faults,
      String transport,
      String journal,
      Class<?> main,
      long seed)
      throws Exception {
    this.chats = chats;
    this.lines = lines;
    this.faults = faults;
    this.journal = journal;
    random = new Random(seed);
    receiver = new Receiver("the key", this::status);
    server =
        ReferenceServer.builder(desk)
            .nodes(faults.size() * 2 + 2)
            .profile(patient())
            .observer(observer())
            .startAndWait();
    fleet =
        new Fleet(
            main,
            Map.ofEntries(
                Map.entry("HANDOFF_ENDPOINT", server.endpoint().toString()),
                Map.entry("HANDOFF_ORGANIZATION", "00D000000000001"),
                Map.entry("HANDOFF_DEPLOYMENT", "572000000000001"),
                Map.entry("HANDOFF_BUTTON", "573000000000001"),
                Map.entry("HANDOFF_WEBHOOK", receiver.uri().toString()),
                Map.entry("HANDOFF_WEBHOOK_KEY", "the key"),
                Map.entry("HANDOFF_JOURNAL", journal),
                Map.entry("HANDOFF_PORT", "0"),
                Map.entry("HANDOFF_TRANSPORT", transport),
                Map.entry("HANDOFF_LEASE", "PT0.5S"),
                Map.entry("HANDOFF_RESUME_EVERY", "PT0.1S")));
  }

  /** A host that waits longer than the whole run for a service that starts again and again. */
  private static HostProfile patient() {
    Duration longest = Duration.ofHours(1);
    return HostProfile.builder()
        .initTimeout(longest)
        .connectionTimeout(longest)
        .linger(longest)
        .build();
  }

  private HostObserver observer() {
    return new HostObserver() {
      @Override
      public void onRequest(int node, Request request) {
        switch (request.kind()) {
          case SESSION_ID, CHASITOR_INIT -> happens(Moment.OPENING_ASKED);
          case CHAT_MESSAGE -> happens(Moment.POST_ASKED);
          case RESYNC_SESSION, RECONNECT_SESSION -> happens(Moment.TAKE_OVER_ASKED);
          case MESSAGES -> polled(node);
          default -> {}
        }
      }

      @Override
      public void onStored(int node, Request request) {
        switch (request.kind()) {
          case SESSION_ID, CHASITOR_INIT -> happens(Moment.OPENING_STORED);
          case CHAT_MESSAGE -> happens(Moment.POST_STORED);
          case RESYNC_SESSION, RECONNECT_SESSION -> happens(Moment.TAKE_OVER_STORED);
          default -> {}
        }
      }
    };
  }

  /** The answer of the webhook: none of use if the service is killed now. */
  private int status(JsonNode event) {
    return event.get("event").get("kind").asString().equals("RECEIVED")
            && happens(Moment.MESSAGE_UNCONFIRMED)
        ? 503
        : 200;
  }

  /** Notes a moment. Returns whether a fault happens now. */
  private boolean happens(Moment moment) {
    Trigger trigger = armed.get();
    boolean isNow =
        trigger != null
            && trigger.moment() == moment
            && trigger.times().decrementAndGet() == 0
            && armed.compareAndSet(trigger, null);
    if (isNow && trigger != null) {
      trigger.act().run();
      trigger.done().complete(null);
    }
    return isNow;
  }

  /** Lets the chats take place and the faults happen, and returns what is wrong. */
  List<String> run() throws Exception {
    List<String> findings = new ArrayList<>();
    ExecutorService visitors = Executors.newFixedThreadPool(chats);
    try {
      List<Callable<Boolean>> talks =
          IntStream.range(0, chats)
              .<Callable<Boolean>>mapToObj(index -> () -> talk(index))
              .toList();
      List<Future<Boolean>> all = talks.stream().map(visitors::submit).toList();
      for (int phase = 0; phase < faults.size(); phase++) {
        happen(faults.get(phase), phase, findings);
      }
      allow(chats, lines);
      for (Future<Boolean> talk : all) {
        try {
          talk.get();
        } catch (ExecutionException e) {
          findings.add("a chat failed: " + e.getCause());
        }
      }
    } finally {
      visitors.shutdownNow();
    }
    fleet.current().terminate();
    fleet.current().awaitEnd();
    for (int index = 0; index < chats; index++) {
      judge(index, findings);
    }
    try (JdbcJournal left = JdbcJournal.open(journal, "sa", "")) {
      List<HeldSession> sessions = left.sessions().toCompletableFuture().join();
      if (!sessions.isEmpty()) {
        findings.add("the journal has chats that are over: " + sessions);
      }
    }
    return findings;
  }

  private synchronized void allow(int starts, int linesEach) {
    startsAllowed = Math.max(startsAllowed, starts);
    linesAllowed = Math.max(linesAllowed, linesEach);
    notifyAll();
  }

  private synchronized void awaitStart(int index) throws InterruptedException {
    while (index >= startsAllowed) {
      wait();
    }
  }

  private synchronized void awaitLine(int line) throws InterruptedException {
    while (line > linesAllowed) {
      wait();
    }
  }

  private void polled(int node) {
    CompletableFuture<Integer> waiting = nextPoll.getAndSet(null);
    if (waiting != null) {
      waiting.complete(node);
    }
  }

  /** Loses the node that serves the next poll, and with it the place of at least one chat. */
  private void loseNode() {
    CompletableFuture<Integer> node = new CompletableFuture<>();
    CompletionStage<?> unused =
        node.thenAcceptAsync(
            it -> {
              nodesLost.incrementAndGet();
              var unusedStop = server.stopNode(it, StopKind.KILL);
            });
    nextPoll.set(node);
  }

  /** Lets a fault happen, and starts the service again. */
  private void happen(Fault fault, int phase, List<String> findings) throws Exception {
    if (phase % 2 == 1 || fault == Fault.TAKE_OVER) {
      loseNode();
    }
    if (fault == Fault.SUSPEND) {
      suspend(phase, findings);
      happened.merge(fault, 1, Integer::sum);
      return;
    }
    ServiceProcess victim = fleet.current();
    Moment moment = fault.moments().get(random.nextInt(fault.moments().size()));
    boolean isRare = fault == Fault.TAKE_OVER || fault == Fault.OPENING;
    int times = isRare ? 1 : 1 + random.nextInt(2);
    CompletableFuture<Void> done = new CompletableFuture<>();
    armed.set(
        new Trigger(
            moment,
            new AtomicInteger(times),
            fault == Fault.TERMINATE ? victim::terminate : victim::kill,
            done));
    progress(phase);
    try {
      done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      happened.merge(fault, 1, Integer::sum);
    } catch (TimeoutException e) {
      findings.add("the fault " + fault + " did not happen in phase " + phase);
      armed.set(null);
      return;
    }
    victim.awaitEnd();
    fleet.startAnotherThatResumes();
  }

  /** Lets the visitors go so far that each fault finds something under way. */
  private void progress(int phase) {
    long openings = faults.stream().filter(fault -> fault == Fault.OPENING).count();
    long opened =
        faults.subList(0, phase + 1).stream().filter(fault -> fault == Fault.OPENING).count();
    int group = Math.max(1, chats / (int) (openings + 2));
    int first = chats - group * (int) openings;
    int parts = faults.size() + 1;
    allow(first + group * (int) opened, (lines * (phase + 1) + parts - 1) / parts);
  }

  /** Suspends the service between a write and what follows, until another resumed its chats. */
  private void suspend(int phase, List<String> findings) throws Exception {
    ServiceProcess first = fleet.current();
    CompletableFuture<Void> waits = fleet.output("waits for a line");
    CompletableFuture<Void> held = fleet.output("held");
    CompletableFuture<Void> fenced = fleet.output("fenced");
    first.print("hold");
    waits.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    progress(phase);
    held.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    first.signal("STOP");
    fleet.startAnotherThatResumes();
    first.print("go on");
    first.signal("CONT");
    try {
      fenced.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      findings.add("the suspended process was not fenced");
    }
    first.terminate();
    first.awaitEnd();
  }

  private static String chat(int index) {
    return "chat-" + index;
  }

  private static String line(int number) {
    return "line " + number;
  }

  /** What the visitor of a chat does, and the agent's end. */
  private boolean talk(int index) throws Exception {
    String chat = chat(index);
    awaitStart(index);
    fleet.give(
        "PUT",
        "/chats/" + chat,
        new ChatStart(
            chat, "ann@example.com", "0001", List.of(new ChatStart.Said("Ann", "Help me"))));
    for (int number = 1; number <= lines; number++) {
      awaitLine(number);
      fleet.give("PUT", "/chats/" + chat + "/lines/" + number, Map.of("text", line(number)));
    }
    receiver.await(
        chat,
        "outcomes and answers",
        events ->
            Receiver.outcomes(events).size() == lines + 1
                && new LinkedHashSet<>(Receiver.lines(events)).size() == lines,
        PATIENCE_SECONDS);
    if (index % 2 == 0) {
      fleet.give("DELETE", "/chats/" + chat, Map.of());
    } else {
      desk.end(chat);
    }
    receiver.await(chat, "end", events -> !Receiver.cause(events).isEmpty(), PATIENCE_SECONDS);
    return true;
  }

  private void judge(int index, List<String> findings) {
    String chat = chat(index);
    List<JsonNode> events = receiver.events(chat);
    List<String> heard = desk.heard(chat);
    List<String> said = desk.said(chat);
    receiver.findings(chat).forEach(finding -> findings.add(chat + ": " + finding));
    if (desk.requests(chat) != 1) {
      findings.add(chat + " was requested " + desk.requests(chat) + " times");
    }
    String cause = index % 2 == 0 ? "VISITOR" : "AGENT";
    if (!Receiver.cause(events).equals(cause)) {
      findings.add(chat + " ended by " + Receiver.cause(events) + ", not by " + cause);
    }
    if (!Receiver.lines(events).equals(said)) {
      findings.add(chat + ": the agent said " + said + ", we got " + Receiver.lines(events));
    }
    Map<String, String> outcomes = Receiver.outcomes(events);
    List<String> accepted = new ArrayList<>();
    for (int number = 1; number <= lines; number++) {
      String outcome = outcomes.getOrDefault(Integer.toString(number), "none");
      switch (outcome) {
        case "ACCEPTED" -> accepted.add(line(number));
        case "REFUSED", "NOT_SENT" -> {
          // The desk must not have it.
        }
        default -> findings.add(chat + ": the outcome of line " + number + " is " + outcome);
      }
    }
    List<String> lineAfterLine = heard.isEmpty() ? List.of() : heard.subList(1, heard.size());
    if (!lineAfterLine.equals(accepted)) {
      findings.add(chat + ": accepted are " + accepted + ", and the desk has " + lineAfterLine);
    }
  }

  /** What happened, in numbers. */
  String figures() {
    return chats
        + " chats of "
        + lines
        + " lines each way, faults "
        + happened
        + ", "
        + nodesLost
        + " nodes lost, "
        + fleet.given()
        + " commands given, "
        + receiver.repeats()
        + " events repeated";
  }

  @Override
  public void close() {
    fleet.close();
    server.close();
    receiver.close();
  }
}
