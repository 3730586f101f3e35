package dev.chasitor.examples;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostInput;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One visitor and one server, in one thread and in virtual time. The desk repeats each line. */
final class VirtualChat implements OwnLoop.Network, OwnLoop.Application {

  private static final Duration LATENCY = Duration.ofMillis(20);
  private static final Duration SINCE_1970 = Duration.ofDays(20_000);
  private static final URI SERVER = URI.create("https://chat.example.com");

  private record Event(Duration at, long order, Runnable action) {}

  private final PriorityQueue<Event> agenda =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::order));
  private final Map<String, byte[]> documents = new HashMap<>();
  private final List<SessionEvent> events = new ArrayList<>();
  private final Map<Long, CommandOutcome.Kind> outcomes = new HashMap<>();
  private final List<String> heard = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Set<Long> cancelled = new HashSet<>();
  private Duration now = Duration.ZERO;
  private long lastOrder;
  private long secrets;
  private @Nullable String losing;
  private FailureKind loss = FailureKind.UNEXPECTED;
  private boolean cutOff;
  private boolean failsSave;
  private boolean overAtTheDesk;
  private OwnServer server = newServer();
  private OwnLoop visitor =
      newVisitor(
          VisitorMachine.fresh(
              new SessionSettings(
                  ChasitorInitRequest.builder()
                      .organizationId("00D000000000001")
                      .deploymentId("572000000000001")
                      .buttonId("573000000000001")
                      .build(),
                  ApiVersion.of(40),
                  Profile.defaults(),
                  SERVER,
                  7)));

  OwnLoop visitor() {
    return visitor;
  }

  OwnServer server() {
    return server;
  }

  Duration now() {
    return now;
  }

  List<SessionEvent> events() {
    return events;
  }

  /** What the visitor heard from the agent. */
  List<String> heard() {
    return heard;
  }

  /** What the desk heard from the visitor. */
  List<String> said() {
    return said;
  }

  boolean isSettled(long ref) {
    return outcomes.containsKey(ref);
  }

  CommandOutcome.Kind outcome(long ref) {
    return Objects.requireNonNull(outcomes.get(ref), () -> "command " + ref + " is not settled");
  }

  EndCause.Kind end() {
    return ((SessionEvent.Ended) events.get(events.size() - 1)).cause().kind();
  }

  boolean isOverAtTheDesk() {
    return overAtTheDesk;
  }

  /** The id of the only session. */
  String session() {
    return documents.keySet().iterator().next();
  }

  /** Whether the server's store is empty. */
  boolean isForgotten() {
    return documents.isEmpty();
  }

  /** The document of the only session. */
  byte[] stored() {
    return documents.values().iterator().next();
  }

  // --- what goes wrong

  /** The server gets the next request of this resource, and its answer is lost. */
  void loseNextAnswerTo(String resource, FailureKind kind) {
    losing = resource;
    loss = kind;
  }

  /** The next save throws, and saves nothing. */
  void failNextSave() {
    failsSave = true;
  }

  /** The visitor vanishes: nothing reaches it, and nothing comes from it. */
  void cutVisitorOff() {
    cutOff = true;
  }

  /** The server starts again with nothing but its store. */
  void restartServer() {
    server = newServer();
  }

  void freezeAndThawVisitor() {
    visitor = newVisitor(OwnLoop.thaw(visitor.freeze()));
  }

  // --- time

  void runToTheEnd() {
    runUntil(() -> agenda.isEmpty() && dueFirst().isEmpty());
  }

  /** Goes from one moment at which something happens to the next. */
  void runUntil(BooleanSupplier done) {
    for (int moments = 0; !done.getAsBoolean(); moments++) {
      if (moments > 10_000) {
        throw new AssertionError("it does not come, at " + now + ": " + events);
      }
      Optional<Duration> due = dueFirst();
      Event next = agenda.peek();
      if (next != null && (due.isEmpty() || next.at().compareTo(due.get()) <= 0)) {
        agenda.remove();
        advance(next.at());
        next.action().run();
      } else {
        advance(due.orElseThrow(() -> new AssertionError("nothing happens any more: " + events)));
        wake();
      }
    }
  }

  private Optional<Duration> dueFirst() {
    return visitorDue()
        .map(mine -> serverDue().filter(other -> other.compareTo(mine) < 0).orElse(mine))
        .or(this::serverDue);
  }

  private Optional<Duration> visitorDue() {
    return cutOff ? Optional.empty() : visitor.deadline();
  }

  private Optional<Duration> serverDue() {
    return server.deadline().map(due -> due.minus(SINCE_1970));
  }

  private void advance(Duration to) {
    now = to.compareTo(now) > 0 ? to : now;
  }

  private void wake() {
    if (visitorDue().filter(due -> due.compareTo(now) <= 0).isPresent()) {
      visitor.wake();
    }
    if (serverDue().filter(due -> due.compareTo(now) <= 0).isPresent()) {
      server.wake();
    }
  }

  private void soon(Runnable action) {
    agenda.add(new Event(now.plus(LATENCY), lastOrder++, action));
  }

  // --- the network

  @Override
  public void send(
      long call,
      WireRequest request,
      Duration timeout,
      Consumer<WireResponse> answered,
      Consumer<FailureKind> failed) {
    if (cutOff) {
      return;
    }
    String resource = losing;
    boolean lost = resource != null && request.uri().getPath().endsWith("/" + resource);
    if (lost) {
      losing = null;
    }
    soon(
        () ->
            serve(
                request,
                response ->
                    soon(
                        () -> {
                          if (cancelled.contains(call) || cutOff) {
                            return;
                          }
                          if (lost) {
                            failed.accept(loss);
                          } else {
                            answered.accept(response);
                          }
                        })));
  }

  @Override
  public void cancel(long call) {
    cancelled.add(call);
  }

  private void serve(WireRequest request, Consumer<WireResponse> answer) {
    try {
      server.serve(request, answer);
    } catch (BrokenStoreException e) {
      // A server logs it here. The request was answered.
    }
  }

  /** The status that the server answers with at once. */
  int statusOf(String method, String resource, String key) {
    List<Integer> statuses = new ArrayList<>();
    server.serve(
        new WireRequest(
            HttpMethod.valueOf(method),
            SERVER.resolve("/chat/rest/" + resource),
            WireHeaders.builder()
                .add("X-LIVEAGENT-API-VERSION", "40")
                .add("X-LIVEAGENT-SESSION-KEY", key)
                .build(),
            WireBody.empty()),
        response -> statuses.add(response.status()));
    return statuses.get(0);
  }

  // --- the application

  @Override
  public void happened(SessionEvent event) {
    events.add(event);
    if (event instanceof SessionEvent.Received received
        && received.message() instanceof ChatMessage line) {
      heard.add(line.text());
    }
  }

  @Override
  public void settled(long ref, CommandOutcome outcome) {
    if (outcomes.put(ref, outcome.kind()) != null) {
      throw new AssertionError("settled twice: " + ref);
    }
  }

  private OwnLoop newVisitor(VisitorState state) {
    return new OwnLoop(state, this, this, () -> now);
  }

  // --- the server's parts

  private OwnServer newServer() {
    return new OwnServer(
        new Documents(), this::notice, () -> SINCE_1970.plus(now), () -> "secret" + ++secrets);
  }

  private void notice(String session, DeskNotice notice) {
    switch (notice.kind()) {
      case CHAT_REQUESTED ->
          server.command(session, at -> new HostInput.Accept(at, "Echo", "005000000000001"));
      case VISITOR_SAID -> {
        String text = ((DeskNotice.VisitorSaid) notice).text();
        said.add(text);
        server.command(session, at -> new HostInput.AgentSays(at, "echo: " + text));
      }
      case VISITOR_TYPING, VISITOR_SENT -> {}
      case CHAT_OVER -> overAtTheDesk = true;
    }
  }

  private final class Documents implements OwnServer.Store {
    @Override
    public void save(String session, byte[] document) {
      if (failsSave) {
        failsSave = false;
        throw new BrokenStoreException();
      }
      documents.put(session, document);
    }

    @Override
    public void remove(String session) {
      documents.remove(session);
    }

    @Override
    public Optional<byte[]> load(String session) {
      return Optional.ofNullable(documents.get(session));
    }
  }

  private static final class BrokenStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
