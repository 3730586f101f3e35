package dev.chasitor.server;

import dev.chasitor.codec.Reply;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.sim.RecordingTransport;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.Chat;
import dev.chasitor.host.HostObserver;
import dev.chasitor.host.StopKind;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostProfile;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One chat of a client under test with a server of some nodes, in real time, and its history.
 *
 * <p>Client, application and visitor are on one thread, the edge, where the history is written:
 * what each of them knew when it did something stands before it.
 */
final class LiveRun implements AgentDesk, HostObserver, Application, AutoCloseable {

  private static final ChasitorInitRequest INIT =
      ChasitorInitRequest.builder()
          .organizationId("00D000000000001")
          .deploymentId("572000000000001")
          .buttonId("573000000000001")
          .visitorName("Ada")
          .receiveQueueUpdates(true)
          .build();

  private static final Set<RequestType> TAKE_OVERS =
      EnumSet.of(RequestType.RESYNC_SESSION, RequestType.RECONNECT_SESSION);

  private static final int PATIENCE = 60;

  private final long began = System.nanoTime();
  private final ScheduledThreadPoolExecutor edge = new ScheduledThreadPoolExecutor(1);
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<Runnable> watchers = new ArrayList<>();
  private final CompletableFuture<Chat> chat = new CompletableFuture<>();
  private final CompletableFuture<SubjectSession> session = new CompletableFuture<>();
  private final ReferenceServer server;
  private final HttpTransport network;
  private final AtomicReference<NodeStop> stop = new AtomicReference<>(NodeStop.NEVER);
  private volatile int node;
  private long refs;

  LiveRun(Carrier carrier, HostProfile host, Profile profile, Subject subject) {
    this(builder -> builder.nodes(2).profile(host), carrier::to, profile, subject);
  }

  /**
   * Starts the server and opens the session.
   *
   * @param options sets the server's options, but not its observer
   * @param network makes the transport to the server; the run closes it
   */
  LiveRun(
      UnaryOperator<ReferenceServer.Builder> options,
      Function<ReferenceServer, HttpTransport> network,
      Profile profile,
      Subject subject) {
    // What is reported after the run is nobody's any more.
    edge.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    edge.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    server = options.apply(ReferenceServer.builder(this)).observer(this).startAndWait();
    this.network = network.apply(server);
    Environment environment =
        new Environment(
            server.endpoint(),
            new RecordingTransport(this.network, server.endpoint(), edge, this::now, this::write),
            edge,
            System::nanoTime,
            Runnable::run,
            ApiVersion.of(42),
            profile,
            0,
            INIT,
            this);
    edge.execute(() -> session.complete(subject.open(environment)));
  }

  private Duration now() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void write(Event event) {
    events.add(event);
    watchers.forEach(Runnable::run);
  }

  /** Waits until this has happened so many times. */
  void await(int times, Predicate<Event> fits) throws Exception {
    CompletableFuture<Void> seen = new CompletableFuture<>();
    Runnable watcher =
        () -> {
          if (events.stream().filter(fits).count() >= times) {
            seen.complete(null);
          }
        };
    edge.execute(
        () -> {
          watchers.add(watcher);
          watcher.run();
        });
    await(seen);
  }

  private <T> T await(CompletableFuture<T> seen) throws Exception {
    try {
      return seen.get(PATIENCE, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("Waited in vain after\n" + new History(events), e);
    }
  }

  void awaitHeard(String text) throws Exception {
    await(1, event -> event instanceof Event.Told told && told.text().equals(text));
  }

  void awaitEstablished() throws Exception {
    await(1, event -> event instanceof Event.Moved moved && moved.to() == Phase.ESTABLISHED);
  }

  void awaitTaken(String text) throws Exception {
    await(1, event -> event instanceof Event.Processed line && line.text().equals(text));
  }

  void awaitSettled(int lines) throws Exception {
    await(lines, Event.Settled.class::isInstance);
  }

  /** The whole history, once the application was told of the end. */
  History whole() throws Exception {
    await(1, Event.Over.class::isInstance);
    await(CompletableFuture.runAsync(() -> write(new Event.RunOver(now())), edge));
    return new History(events);
  }

  void says(String... lines) {
    edge.execute(() -> sayAll(lines));
  }

  private void sayAll(String... lines) {
    for (String line : lines) {
      long ref = ++refs;
      write(new Event.Said(now(), ref, line));
      settle(ref, session.join().say(line));
    }
  }

  void ends() {
    edge.execute(
        () -> {
          long ref = ++refs;
          write(new Event.EndAsked(now(), ref));
          settle(ref, session.join().end());
        });
  }

  private void settle(long ref, CompletionStage<Fate> fate) {
    var unused =
        fate.handle((known, declined) -> declined == null ? known : Fate.DECLINED)
            .thenAccept(known -> write(new Event.Settled(now(), ref, known)));
  }

  /** The chat as the agent has it; waits for it. */
  Chat agent() throws Exception {
    return await(chat);
  }

  void agentAccepts() throws Exception {
    agent().accept("Andy", "005000000000001");
  }

  void agentSays(String text) throws Exception {
    Chat here = agent();
    edge.execute(
        () -> {
          write(new Event.AgentSaid(now(), text));
          here.say(text);
        });
  }

  /** The agent says these lines and ends the chat at once. */
  void agentSaysAndEnds(String... texts) throws Exception {
    Chat here = agent();
    edge.execute(
        () -> {
          for (String text : texts) {
            write(new Event.AgentSaid(now(), text));
            here.say(text);
          }
          here.end();
        });
  }

  /** The visitor is typing. */
  void types() {
    edge.execute(() -> session.join().type());
  }

  /** Stops the node that has the chat; these lines are said when it is just gone. */
  void nodeIsLost(StopKind kind, String... lines) {
    edge.execute(
        () -> {
          write(new Event.NodeLost(now(), "node " + node));
          var unused = server.stopNode(node, kind);
          sayAll(lines);
        });
  }

  @Override
  public void onNotice(Chat from, DeskNotice notice) {
    chat.complete(from);
    if (notice instanceof DeskNotice.VisitorSaid said) {
      edge.execute(() -> write(new Event.Processed(now(), said.text())));
    }
  }

  /** Stops the node that serves the next take-over, while it serves it. */
  void stopsInTakeOver(NodeStop how) {
    stop.set(how);
  }

  private void strike(NodeStop.Moment now, int serving, Request request) {
    if (stop.get().moment() == now && TAKE_OVERS.contains(request.kind())) {
      NodeStop how = stop.getAndSet(NodeStop.NEVER);
      if (how.moment() == now) {
        edge.execute(() -> write(new Event.NodeLost(now(), "node " + serving)));
        var unused = server.stopNode(serving, how.kind());
      }
    }
  }

  @Override
  public void onRequest(int serving, Request request) {
    if (request.kind() == RequestType.MESSAGES) {
      node = serving;
    }
    strike(NodeStop.Moment.BEFORE, serving, request);
  }

  @Override
  public void onStored(int serving, Request request) {
    strike(NodeStop.Moment.STORED, serving, request);
  }

  @Override
  public void onAnswer(int serving, Request request, Reply reply) {
    strike(NodeStop.Moment.ANSWERED, serving, request);
  }

  @Override
  public void moved(Phase to) {
    write(new Event.Moved(now(), to));
  }

  @Override
  public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
    write(new Event.Told(now(), type, text, recovered, perhapsRepeated));
  }

  @Override
  public void over(String cause) {
    write(new Event.Over(now(), cause));
  }

  @Override
  public void close() {
    server.close();
    network.close();
    edge.shutdown();
  }
}
