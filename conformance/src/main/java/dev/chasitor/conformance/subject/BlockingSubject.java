package dev.chasitor.conformance.subject;

import dev.chasitor.model.ChasitorInitRequest;
import java.net.URI;

/**
 * Opens sessions of a client under test that blocks: one with its own HTTP client, its own threads
 * and the real clock.
 */
@FunctionalInterface
public interface BlockingSubject {

  /**
   * Opens a session. The client must ask for the chat at once. The call may return before an agent
   * is there.
   *
   * @param endpoint the address of the server; paths begin with {@code /rest} behind it
   * @param init the chat to ask for
   * @param application receives what the client reports, from any thread
   */
  BlockingSession open(URI endpoint, ChasitorInitRequest init, Application application);
}
