package dev.chasitor.host;

import dev.chasitor.codec.Reply;

/**
 * The client's side of one exchange, which receives the answer. The host calls exactly one of the
 * two methods, once. After {@link HostExchange#abandon} it calls neither.
 *
 * <p>The methods run on the thread that drives the session, so they must not block. The host logs
 * and ignores what they throw.
 */
public interface Caller {

  /** Sends this answer to the client. */
  void answer(Reply reply);

  /** Closes the connection without an answer, as a node that dies does. */
  void cut();
}
