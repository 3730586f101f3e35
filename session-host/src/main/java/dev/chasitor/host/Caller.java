package dev.chasitor.host;

import dev.chasitor.codec.Reply;

/**
 * The client's end of one exchange: takes the answer. Exactly one of the two methods is called,
 * once, unless the exchange is abandoned first; then neither is.
 *
 * <p>Called on whichever thread drives the session: be quick. What it throws is logged and ignored.
 */
public interface Caller {

  /** Sends this answer to the client. */
  void answer(Reply reply);

  /** Breaks the connection off without an answer, as a node does that dies. */
  void cut();
}
