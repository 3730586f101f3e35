package dev.chasitor.conformance.subject;

import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * The world of a client under test. Time in it is virtual and everything runs on one thread, so a
 * client must not block.
 *
 * @param endpoint the server
 * @param transport the network with the server behind it; it is lent
 * @param timer runs what is due, in virtual time
 * @param nanoClock virtual time, as {@link System#nanoTime} tells it
 * @param executor runs at once what it is given; for telling the application
 * @param apiVersion the version to speak
 * @param profile what the guide leaves open
 * @param init the chat to ask for
 * @param application who must be told
 */
public record Environment(
    URI endpoint,
    HttpTransport transport,
    ScheduledExecutorService timer,
    LongSupplier nanoClock,
    Executor executor,
    ApiVersion apiVersion,
    Profile profile,
    ChasitorInitRequest init,
    Application application) {

  /** The same world with another network. */
  public Environment withTransport(HttpTransport value) {
    return new Environment(
        endpoint, value, timer, nanoClock, executor, apiVersion, profile, init, application);
  }

  /** The same world with another application. */
  public Environment withApplication(Application value) {
    return new Environment(
        endpoint, transport, timer, nanoClock, executor, apiVersion, profile, init, value);
  }
}
