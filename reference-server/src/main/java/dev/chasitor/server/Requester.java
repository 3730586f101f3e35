package dev.chasitor.server;

import dev.chasitor.codec.WireResponse;

/** The sender of a request, which receives the answer. */
interface Requester {

  void answer(WireResponse answer);

  /** Closes the connection without an answer, as a node that dies does. */
  void cut();

  /** Registers a task that runs if the sender leaves before the answer. */
  void onLeft(Runnable told);
}
