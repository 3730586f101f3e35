package dev.chasitor.server;

import dev.chasitor.codec.WireResponse;

/** Who asked, and where the answer goes. */
interface Requester {

  void answer(WireResponse answer);

  /** Breaks off without an answer, as a node does that dies. */
  void cut();

  /** Has this run if whoever asked goes away before the answer. */
  void onLeft(Runnable told);
}
