package dev.chasitor.tck.unseen;

import dev.chasitor.codec.Resource;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Restart;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The right client between a network, an application and commands that are meddled with. */
public final class EdgeTools {

  private EdgeTools() {}

  /** One exchange of a process, with a chance to meddle. */
  @FunctionalInterface
  public interface Meddler {
    InFlight execute(
        Environment process,
        WireRequest request,
        Duration timeout,
        Consumer<? super Outcome> onOutcome);
  }

  /**
   * The right client in another world.
   *
   * @param worlds makes the change of the worlds of all processes of one session
   */
  public static Subject within(Supplier<UnaryOperator<Environment>> worlds) {
    return environment -> {
      UnaryOperator<Environment> world = worlds.get();
      return new Passing(SubjectMachine.REFERENCE.driven().open(world.apply(environment)), world);
    };
  }

  /** The right client on another network. */
  public static Subject onNetwork(Supplier<Meddler> meddlers) {
    return within(
        () -> {
          Meddler meddler = meddlers.get();
          return environment -> environment.withTransport(network(environment, meddler));
        });
  }

  public static HttpTransport network(Environment environment, Meddler meddler) {
    return new HttpTransport() {
      @Override
      public InFlight execute(
          WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
        return meddler.execute(environment, request, timeout, onOutcome);
      }

      @Override
      public void close() {}
    };
  }

  /** The right client in front of another application. */
  public static Subject reportingTo(UnaryOperator<Application> between) {
    return within(
        () -> environment -> environment.withApplication(between.apply(environment.application())));
  }

  /** Sends a request after some time. */
  public static InFlight later(
      Environment process,
      long millis,
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome) {
    AtomicReference<InFlight> begun = new AtomicReference<>(() -> {});
    ScheduledFuture<?> start =
        process
            .timer()
            .schedule(
                () -> begun.set(process.transport().execute(request, timeout, onOutcome)),
                millis,
                TimeUnit.MILLISECONDS);
    return () -> {
      start.cancel(false);
      begun.get().cancel();
    };
  }

  public static boolean is(WireRequest request, RequestType type) {
    Resource resource = Resource.of(type);
    return request.method() == resource.method()
        && request.uri().getPath().contains("/rest/" + resource.path());
  }

  public static String value(WireRequest request, Header header) {
    return request.headers().first(header.wireName()).orElse("");
  }

  /** The request with another value of a header; without the header if the value is empty. */
  public static WireRequest with(WireRequest request, Header header, String value) {
    WireHeaders.Builder headers = WireHeaders.builder();
    request
        .headers()
        .forEach(
            (name, old) -> {
              if (!name.equalsIgnoreCase(header.wireName())) {
                headers.add(name, old);
              }
            });
    if (!value.isEmpty()) {
      headers.add(header.wireName(), value);
    }
    return new WireRequest(request.method(), request.uri(), headers.build(), request.body());
  }

  /** An application that hears everything. */
  public static class Hearing implements Application {
    private final Application application;

    public Hearing(Application application) {
      this.application = application;
    }

    @Override
    public void delivers(long number, String what) {
      application.delivers(number, what);
    }

    @Override
    public void confirms(long number) {
      application.confirms(number);
    }

    @Override
    public void moved(Phase to) {
      application.moved(to);
    }

    @Override
    public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
      application.told(type, text, recovered, perhapsRepeated);
    }

    @Override
    public void over(String cause) {
      application.over(cause);
    }
  }

  /** A session that takes every command, in every process. */
  public static class Passing implements SubjectSession {
    private final SubjectSession session;
    private final UnaryOperator<Environment> world;

    public Passing(SubjectSession session, UnaryOperator<Environment> world) {
      this.session = session;
      this.world = world;
    }

    @Override
    public CompletionStage<Fate> say(String text) {
      return session.say(text);
    }

    @Override
    public void type() {
      session.type();
    }

    @Override
    public void peek(String text) {
      session.peek(text);
    }

    @Override
    public void raise(String type, String data) {
      session.raise(type, data);
    }

    @Override
    public CompletionStage<Fate> end() {
      return session.end();
    }

    @Override
    public void close() {
      session.close();
    }

    @Override
    public CompletionStage<Runnable> freeze() {
      return session.freeze();
    }

    @Override
    public boolean canRestart(Restart how) {
      return session.canRestart(how);
    }

    @Override
    public CompletionStage<Boolean> restart(Environment process, Restart how) {
      return session.restart(world.apply(process), how);
    }
  }
}
