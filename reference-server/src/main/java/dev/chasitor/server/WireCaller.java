package dev.chasitor.server;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Reply;
import dev.chasitor.host.Caller;

/**
 * Encodes the answer to a request for whoever asked.
 *
 * @param requester who asked
 * @param codec encodes
 */
record WireCaller(Requester requester, ChasitorCodec codec) implements Caller {

  @Override
  public void answer(Reply reply) {
    requester.answer(codec.encodeReply(reply));
  }

  @Override
  public void cut() {
    requester.cut();
  }
}
