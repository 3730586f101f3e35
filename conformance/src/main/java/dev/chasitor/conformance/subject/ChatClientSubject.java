package dev.chasitor.conformance.subject;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.client.FrozenSession;
import dev.chasitor.client.SessionFrozenException;
import dev.chasitor.client.SessionLease;
import dev.chasitor.client.SessionMachine;
import dev.chasitor.client.Thaw;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.session.visitor.CommandOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The adapter that puts this library's own client under test. */
public final class ChatClientSubject implements Subject {

  /** The codec is stateless, so all runs share it. */
  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  private final SessionMachine machine;

  /**
   * Creates a subject with the client that applications use. One subject serves any number of runs.
   */
  public ChatClientSubject() {
    this(SessionMachine.STANDARD);
  }

  /**
   * Creates a subject whose client drives another machine.
   *
   * @param machine the machine to drive
   */
  public ChatClientSubject(SessionMachine machine) {
    this.machine = machine;
  }

  @Override
  public SubjectSession open(Environment environment) {
    return new Session(machine, environment);
  }

  private static ChatClient client(SessionMachine machine, Environment environment) {
    return ChatClient.builder()
        .machine(machine)
        .codec(CODEC)
        .endpoint(environment.endpoint())
        .transport(environment.transport())
        .timer(environment.timer())
        .clock(environment.nanoClock())
        .wallClock(() -> NANOSECONDS.toMillis(environment.nanoClock().getAsLong()))
        .executor(environment.executor())
        .apiVersion(environment.apiVersion())
        .profile(environment.profile())
        .jitterSeeds(environment::jitterSeed)
        .build();
  }

  /** One chat. After each freeze another client goes on with it. */
  private static final class Session implements SubjectSession {
    private final SessionMachine machine;
    private final Environment environment;
    private final Map<Long, CompletableFuture<Fate>> carriedOver = new HashMap<>();
    private final Map<String, Long> held = new HashMap<>();
    private ChatClient client;
    private ChatSession chat;

    Session(SessionMachine machine, Environment environment) {
      this.machine = machine;
      this.environment = environment;
      this.client = client(machine, environment);
      this.chat = client.start(environment.init(), environment.application()::on);
    }

    @Override
    public CompletionStage<Fate> say(String text) {
      return settled(chat.send(text));
    }

    @Override
    public void type() {
      chat.typing(true);
    }

    @Override
    public void peek(String text) {
      chat.sneakPeek(text);
    }

    @Override
    public void raise(String type, String data) {
      var unused = settled(chat.event(type, data));
    }

    @Override
    public CompletionStage<Fate> end() {
      return settled(chat.end());
    }

    @Override
    public void close() {
      chat.close();
    }

    private CompletionStage<Fate> settled(CompletionStage<CommandOutcome> outcome) {
      CompletableFuture<Fate> fate = new CompletableFuture<>();
      follow(outcome, fate);
      return fate;
    }

    /**
     * Completes {@code fate} with the outcome. If the session freezes first, the thawed session
     * completes it.
     */
    private void follow(CompletionStage<CommandOutcome> outcome, CompletableFuture<Fate> fate) {
      var unused =
          outcome.whenComplete(
              (known, failure) -> {
                if (known != null) {
                  fate.complete(Application.fate(known));
                } else if (failure.getCause() instanceof SessionFrozenException frozen) {
                  carriedOver.put(frozen.ref().orElseThrow(), fate);
                } else {
                  fate.completeExceptionally(failure);
                }
              });
    }

    @Override
    public CompletionStage<Runnable> freeze() {
      return chat.freeze()
          .thenApply(
              frozen -> {
                client.close();
                byte[] document = frozen.bytes();
                return () -> thaw(FrozenSession.of(document));
              });
    }

    private void thaw(FrozenSession frozen) {
      SessionLease lease =
          (session, generation) ->
              generation == 1
                  ? held.putIfAbsent(session, 1L) == null
                  : held.replace(session, generation - 1, generation);
      client = client(machine, environment);
      chat = client.thaw(frozen, Thaw.EXACT, lease, environment.application()::on);
      Map<Long, CompletableFuture<Fate>> open = Map.copyOf(carriedOver);
      carriedOver.clear();
      chat.carriedOver()
          .forEach(
              (ref, outcome) -> follow(outcome, open.getOrDefault(ref, new CompletableFuture<>())));
    }
  }
}
