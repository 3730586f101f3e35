package dev.chasitor.conformance.subject;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.client.FrozenSession;
import dev.chasitor.client.SessionFrozenException;
import dev.chasitor.client.SessionLease;
import dev.chasitor.client.SessionListener;
import dev.chasitor.client.SessionMachine;
import dev.chasitor.client.SessionOptions;
import dev.chasitor.client.SessionStoppedException;
import dev.chasitor.client.Thaw;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

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
    ChatClient.Builder builder =
        ChatClient.builder()
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
            .jitterSeeds(environment::jitterSeed);
    environment.journal().ifPresent(builder::journal);
    return builder.build();
  }

  /** One chat. After each freeze and each crash another client goes on with it. */
  private static final class Session implements SubjectSession {
    private static final String ID = "chat";

    private final SessionMachine machine;
    private final Map<String, Long> held = new HashMap<>();

    /** Commands that wait until the next client has the session. */
    private final List<Runnable> waiting = new ArrayList<>();

    /** The fates by the refs of their commands. */
    private Map<Long, CompletableFuture<Fate>> fates = new HashMap<>();

    /** The fates at the latest freeze. */
    private Map<Long, CompletableFuture<Fate>> frozenFates = Map.of();

    /** The document of the latest freeze; empty before it. */
    private Optional<FrozenSession> document = Optional.empty();

    /** The fates of commands whose refs the machine of this client does not have yet, in order. */
    private Queue<CompletableFuture<Fate>> given = new ArrayDeque<>();

    private Environment environment;
    private ChatClient client;
    private ChatSession chat;

    /** Counts the clients that were to have the session, so that only the latest gets it. */
    private int clients;

    private boolean isComing;

    Session(SessionMachine machine, Environment environment) {
      this.machine = machine;
      this.environment = environment;
      this.client = client(new Noting(given), environment);
      this.chat = client.start(environment.init(), SessionOptions.of(ID), listener(environment));
    }

    /** The machine under test. It notes the ref of each command. */
    private final class Noting implements SessionMachine {
      private final Queue<CompletableFuture<Fate>> commands;

      /** An old document brings a map of its own: its process gives some refs once more. */
      private final Map<Long, CompletableFuture<Fate>> known = fates;

      Noting(Queue<CompletableFuture<Fate>> commands) {
        this.commands = commands;
      }

      @Override
      public Transition step(VisitorState state, Input input) {
        input
            .commandRef()
            .ifPresent(
                ref -> {
                  CompletableFuture<Fate> fate = commands.poll();
                  if (fate != null) {
                    known.put(ref, fate);
                  }
                });
        return machine.step(state, input);
      }

      @Override
      public VisitorState thawed(VisitorState frozen) {
        return machine.thawed(frozen);
      }
    }

    private SessionListener listener(Environment process) {
      return SessionListener.confirming(
          event -> {
            if (event.event() instanceof SessionEvent.Settled settled) {
              fate(settled.ref()).complete(Application.fate(settled.outcome()));
            }
            process.application().on(event);
            return CompletableFuture.completedStage(null);
          });
    }

    private CompletableFuture<Fate> fate(long ref) {
      return fates.computeIfAbsent(ref, unknown -> new CompletableFuture<>());
    }

    @Override
    public CompletionStage<Fate> say(String text) {
      return settled(() -> chat.send(text));
    }

    @Override
    public void type() {
      whenThere(() -> chat.typing(true));
    }

    @Override
    public void peek(String text) {
      whenThere(() -> chat.sneakPeek(text));
    }

    @Override
    public void raise(String type, String data) {
      var unused = settled(() -> chat.event(type, data));
    }

    @Override
    public CompletionStage<Fate> end() {
      return settled(() -> chat.end());
    }

    @Override
    public void close() {
      whenThere(() -> chat.close());
    }

    private void whenThere(Runnable command) {
      if (isComing) {
        waiting.add(command);
      } else {
        command.run();
      }
    }

    private CompletionStage<Fate> settled(Supplier<CompletionStage<CommandOutcome>> command) {
      CompletableFuture<Fate> fate = new CompletableFuture<>();
      whenThere(
          () -> {
            given.add(fate);
            follow(command.get(), fate);
          });
      return fate;
    }

    /**
     * Completes {@code fate} with the outcome. If another client goes on with the session first,
     * that one completes it.
     */
    private static void follow(
        CompletionStage<CommandOutcome> outcome, CompletableFuture<Fate> fate) {
      var unused =
          outcome.whenComplete(
              (known, failure) -> {
                if (known != null) {
                  fate.complete(Application.fate(known));
                } else if (!goesOnElsewhere(failure)) {
                  fate.completeExceptionally(failure);
                }
              });
    }

    private static boolean goesOnElsewhere(Throwable failure) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      return cause instanceof SessionFrozenException || cause instanceof SessionStoppedException;
    }

    @Override
    public CompletionStage<Runnable> freeze() {
      return chat.freeze()
          .thenApply(
              frozen -> {
                client.close();
                document = Optional.of(FrozenSession.of(frozen.bytes()));
                frozenFates = Map.copyOf(fates);
                return () -> goOn(environment);
              });
    }

    /** Goes on after a freeze. A journal has the session, and nobody holds it. */
    private void goOn(Environment process) {
      if (process.journal().isPresent()) {
        var unused = claim(process);
      } else {
        thaw(process, Thaw.EXACT);
      }
    }

    private void thaw(Environment process, Thaw age) {
      begin(process);
      isHere(client.thaw(document.orElseThrow(), age, lease(age), listener(process)));
    }

    private SessionLease lease(Thaw age) {
      return new SessionLease() {
        @Override
        public boolean acquire(String session, long generation) {
          return generation == 1
              ? held.putIfAbsent(session, 1L) == null
              : held.replace(session, generation - 1, generation);
        }

        @Override
        public boolean takeOver(String session, long generation) {
          held.put(session, generation);
          return age == Thaw.STALE;
        }
      };
    }

    @Override
    public boolean canRestart(Restart how) {
      return how == Restart.STALE
          ? document.filter(Session::isLateEnough).isPresent()
          : environment.journal().isPresent();
    }

    /** A document from before ChatEstablished cannot be thawed as stale. */
    private static boolean isLateEnough(FrozenSession frozen) {
      SessionDocument read = SessionDocument.read(frozen.bytes());
      try {
        return Resumption.stale(read.state(), read.time()).knownSettings().isPresent();
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    @Override
    public CompletionStage<Boolean> restart(Environment process, Restart how) {
      return switch (how) {
        case CLAIMING -> claim(process);
        case UNASKED -> resumeUnasked(process);
        case STALE -> {
          fates = new HashMap<>(frozenFates);
          thaw(process, Thaw.STALE);
          yield CompletableFuture.completedStage(true);
        }
      };
    }

    private CompletionStage<Boolean> claim(Environment process) {
      ChatClient next = begin(process);
      int mine = clients;
      return next.resume(ID, listener(process))
          .handle(
              (resumed, failure) -> {
                if (mine == clients && resumed != null) {
                  isHere(resumed);
                } else if (mine == clients) {
                  // The journal has no session that is over: the client before says so.
                  comes();
                }
                return resumed != null;
              });
    }

    private CompletionStage<Boolean> resumeUnasked(Environment process) {
      Queue<CompletableFuture<Fate>> commands = new ArrayDeque<>();
      ChatClient next = client(new Noting(commands), process);
      isComing = true;
      clients++;
      int mine = clients;
      return next.resume(description -> listener(process))
          .thenApply(
              report -> {
                Optional<ChatSession> resumed = Optional.ofNullable(report.resumed().get(ID));
                if (mine == clients) {
                  resumed.ifPresent(
                      there -> {
                        given = commands;
                        environment = process;
                        client = next;
                        chat = there;
                      });
                  comes();
                }
                return resumed.isPresent();
              });
    }

    /** Begins to wait for the session in a new client. */
    private ChatClient begin(Environment process) {
      given = new ArrayDeque<>();
      isComing = true;
      clients++;
      environment = process;
      client = client(new Noting(given), process);
      return client;
    }

    private void isHere(ChatSession there) {
      chat = there;
      there.carriedOver().forEach((ref, outcome) -> follow(outcome, fate(ref)));
      comes();
    }

    private void comes() {
      isComing = false;
      List<Runnable> commands = List.copyOf(waiting);
      waiting.clear();
      commands.forEach(Runnable::run);
    }
  }
}
