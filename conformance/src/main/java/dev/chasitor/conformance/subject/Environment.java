package dev.chasitor.conformance.subject;

import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * The world of a client under test. Its time is virtual and everything runs on one thread, so a
 * client must not block.
 *
 * @param endpoint the address of the server
 * @param transport the simulated network; the client must not close it
 * @param timer runs tasks in virtual time; the client must not shut it down
 * @param nanoClock the virtual time in nanoseconds, in place of {@link System#nanoTime}
 * @param executor runs each task at once; for calls to the application
 * @param apiVersion the API version to send
 * @param profile the options for what the guide leaves open
 * @param jitterSeed the seed of everything that the client draws at random: with one seed, a
 *     schedule gives one history
 * @param init the request for the chat
 * @param application receives the client's reports
 * @param journal where a client that can restart keeps its session; empty if it keeps it in memory
 *     only
 */
public record Environment(
    URI endpoint,
    HttpTransport transport,
    ScheduledExecutorService timer,
    LongSupplier nanoClock,
    Executor executor,
    ApiVersion apiVersion,
    Profile profile,
    long jitterSeed,
    ChasitorInitRequest init,
    Application application,
    Optional<SessionJournal> journal) {

  /** Creates a world without a journal. */
  public Environment(
      URI endpoint,
      HttpTransport transport,
      ScheduledExecutorService timer,
      LongSupplier nanoClock,
      Executor executor,
      ApiVersion apiVersion,
      Profile profile,
      long jitterSeed,
      ChasitorInitRequest init,
      Application application) {
    this(
        endpoint,
        transport,
        timer,
        nanoClock,
        executor,
        apiVersion,
        profile,
        jitterSeed,
        init,
        application,
        Optional.empty());
  }

  /** Returns a copy with another transport. */
  public Environment withTransport(HttpTransport value) {
    return new Environment(
        endpoint,
        value,
        timer,
        nanoClock,
        executor,
        apiVersion,
        profile,
        jitterSeed,
        init,
        application,
        journal);
  }

  /** Returns a copy with another application. */
  public Environment withApplication(Application value) {
    return new Environment(
        endpoint,
        transport,
        timer,
        nanoClock,
        executor,
        apiVersion,
        profile,
        jitterSeed,
        init,
        value,
        journal);
  }

  /** Returns a copy with another journal. */
  public Environment withJournal(SessionJournal value) {
    return new Environment(
        endpoint,
        transport,
        timer,
        nanoClock,
        executor,
        apiVersion,
        profile,
        jitterSeed,
        init,
        application,
        Optional.of(value));
  }
}
