package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each log message of a session names it, and none shows an attribute that is not to be logged. */
class SessionLogTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chasitor.client");

  private static final String HIDDEN = "ada@attribute.example";

  private static final SessionOptions OPTIONS =
      SessionOptions.of("order-4711", Map.of("tenant", "acme", "customer", HIDDEN))
          .loggedAttributes("tenant");

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, true);
  private final List<String> sent = new ArrayList<>();
  private int refusals;
  private boolean refuses;

  private static Set<String> classesThat(java.util.function.Predicate<JavaClass> does) {
    Set<String> names = new TreeSet<>();
    for (JavaClass type : MAIN) {
      if (does.test(type)) {
        names.add(type.getSimpleName());
      }
    }
    return names;
  }

  /** Another class that logs would forget the session. */
  @Test
  void onlyOneClassLogs() {
    assertEquals(
        Set.of("SessionLog"),
        classesThat(
            type ->
                type.getMethodCallsFromSelf().stream()
                    .anyMatch(
                        call ->
                            call.getTargetOwner().isAssignableTo(System.Logger.class)
                                && call.getName().equals("log"))));
  }

  /** These log about no session, or about all. */
  @Test
  void onlyTheseLogWithoutASession() {
    assertEquals(
        Set.of("ClientJournal", "Drain", "ListenerThreads", "SessionLog", "SessionlessWire"),
        classesThat(
            type ->
                type.getFieldAccessesFromSelf().stream()
                    .anyMatch(
                        access ->
                            access.getTargetOwner().isEquivalentTo(SessionLog.class)
                                && access.getName().equals("WITHOUT_SESSION"))));
  }

  private static IllegalStateException broken() {
    return new IllegalStateException(HIDDEN);
  }

  private final class BrokenTransport implements HttpTransport {
    private int calls;

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      sent.add(request.uri() + " " + request.body().text());
      request.headers().forEach((name, value) -> sent.add(name + " " + value));
      calls++;
      if (calls == 1) {
        throw refuses ? new IllegalArgumentException(HIDDEN) : broken();
      }
      InFlight call = host.execute(request, timeout, onOutcome);
      return () -> {
        call.cancel();
        throw broken();
      };
    }

    @Override
    public void close() {}
  }

  private static final class BrokenSubscriber implements Flow.Subscriber<SessionEvent> {
    @Override
    public void onSubscribe(Flow.Subscription given) {
      throw broken();
    }

    @Override
    public void onNext(SessionEvent event) {}

    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onComplete() {}
  }

  private ChatClient.Builder client() {
    return VirtualHost.client(time, new BrokenTransport())
        .executor(
            task -> {
              if (refusals > 0) {
                refusals--;
                throw new RejectedExecutionException(HIDDEN);
              }
              task.run();
            })
        .observers(
            session ->
                new SessionObserver() {
                  @Override
                  public void onPhase(Phase from, Phase to) {
                    throw broken();
                  }
                });
  }

  private void until(ChatSession chat, Phase phase) {
    while (chat.phase() != phase) {
      assertTrue(time.runOne());
    }
  }

  private static void assertLogged(String message) {
    String line = ": chat=order-4711 tenant=acme " + message;
    assertTrue(CapturedLogs.text().contains(line), () -> line + " not in " + CapturedLogs.text());
  }

  @Test
  void everyMessageOfASessionBeginsWithItsIdAndNoneShowsAnotherAttribute() {
    CapturedLogs.start();
    ChatClient client =
        client()
            .machine(
                (state, input) -> {
                  if (input instanceof Input.Typing) {
                    throw new IllegalCommandException("typing is not allowed");
                  }
                  if (input instanceof Input.SneakPeek) {
                    throw broken();
                  }
                  return VisitorMachine.step(state, input);
                })
            .build();
    ChatSession chat =
        client.start(
            VirtualHost.INIT,
            OPTIONS,
            event -> {
              throw broken();
            });
    while (!host.hasChat()) {
      assertTrue(time.runOne());
    }
    host.queue();
    host.accept();
    until(chat, Phase.ESTABLISHED);
    chat.events().subscribe(new BrokenSubscriber());
    refusals = 1;
    host.say("a");
    time.runAll(4);
    chat.typing(true);
    FrozenSession frozen = chat.freeze().toCompletableFuture().join();
    ChatSession thawed = client.thaw(frozen, Thaw.EXACT, (session, generation) -> true);
    time.runAll(4);
    thawed.sneakPeek("x");
    assertEquals(Phase.ENDED, thawed.phase());
    refuses = true;
    client().build().start(VirtualHost.INIT, OPTIONS);

    assertLogged("The transport threw an exception instead of reporting an outcome");
    assertLogged("The transport refused a request");
    assertLogged("The transport threw an exception when a call was cancelled");
    assertLogged("A session observer threw an exception");
    assertLogged("A listener failed on an event");
    assertLogged("A subscriber threw an exception");
    assertLogged("The client's executor refused a task");
    assertLogged("The session's state does not allow a command");
    assertLogged("A session stops because its driver failed");
    SessionLeaseException refused =
        assertThrows(
            SessionLeaseException.class,
            () -> client.thaw(frozen, Thaw.EXACT, (session, generation) -> false));
    String shown =
        String.join(
            "\n",
            CapturedLogs.text(),
            chat.toString(),
            frozen.toString(),
            frozen.document().toString(),
            OPTIONS.toString(),
            refused.toString(),
            String.join("\n", sent));
    assertTrue(shown.contains("order-4711"));
    assertFalse(shown.contains(HIDDEN), shown);
    assertFalse(shown.contains("customer"), shown);
    assertTrue(sent.size() > 10);
    assertFalse(String.join("\n", sent).contains("order-4711"), "the server is not told");
    assertFalse(String.join("\n", sent).contains("acme"), "the server is not told");
  }

  @Test
  void aTimerThatIsShutDownIsReportedForTheSession() {
    CapturedLogs.start();
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    timer.shutdown();
    refusals = 1;
    ChatSession chat = client().timer(timer).build().start(VirtualHost.INIT, OPTIONS);
    assertLogged("A deadline was not set: the timer is shut down");
    assertLogged("A task was not scheduled: the timer is shut down");
    chat.close();
  }

  @Test
  void withoutOptionsTheRandomIdIsLogged() {
    CapturedLogs.start();
    ChatSession chat = client().build().start(VirtualHost.INIT);
    assertTrue(
        CapturedLogs.text().contains(": chat=" + chat.id() + " The transport threw"),
        CapturedLogs::text);
  }
}
