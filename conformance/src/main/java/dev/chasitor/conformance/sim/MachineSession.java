package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** A chat by the machine under test: its commands, and the driver it has for the time being. */
final class MachineSession implements SubjectSession {

  private final SubjectMachine machine;
  private final Environment environment;
  private final Map<Long, CompletableFuture<Fate>> commands = new HashMap<>();
  private long refs;
  private MachineDriver driver;

  MachineSession(SubjectMachine machine, Environment environment) {
    this.machine = machine;
    this.environment = environment;
    this.driver =
        new MachineDriver(
            machine,
            environment,
            VisitorMachine.fresh(
                new SessionSettings(
                    environment.init(), environment.apiVersion(), environment.profile())),
            Duration.ZERO,
            commands);
    driver.bring(Input.Start::new);
  }

  @Override
  public CompletionStage<Fate> say(String text) {
    return command((now, ref) -> new Input.Send(now, ref, text));
  }

  @Override
  public void type() {
    driver.bring(now -> new Input.Typing(now, true));
  }

  @Override
  public void peek(String text) {
    driver.bring(now -> new Input.SneakPeek(now, text));
  }

  @Override
  public void raise(String type, String data) {
    CustomEventRequest event = CustomEventRequest.builder().type(type).data(data).build();
    var unused = command((now, ref) -> new Input.Post(now, ref, event));
  }

  @Override
  public CompletionStage<Fate> end() {
    return command(Input.End::new);
  }

  @Override
  public void close() {
    driver.bring(Input.Abandon::new);
  }

  @Override
  public CompletionStage<Runnable> freeze() {
    CompletableFuture<Runnable> frozen = new CompletableFuture<>();
    driver.stop((document, at) -> frozen.complete(() -> thaw(document, at)));
    return frozen;
  }

  /** A new driver goes on; the session's time stood still. */
  private void thaw(byte[] document, Duration at) {
    driver =
        new MachineDriver(
            machine, environment, machine.thawed(VisitorStateJson.read(document)), at, commands);
    // A deadline that is early moves nothing, and starts what the state calls for.
    driver.bring(Input.Deadline::new);
  }

  private CompletionStage<Fate> command(BiFunction<Duration, Long, Input> input) {
    long ref = ++refs;
    CompletableFuture<Fate> fate = new CompletableFuture<>();
    commands.put(ref, fate);
    driver.bring(
        now -> input.apply(now, ref),
        (IllegalCommandException declined) -> {
          commands.remove(ref);
          fate.completeExceptionally(declined);
        });
    return fate;
  }
}
