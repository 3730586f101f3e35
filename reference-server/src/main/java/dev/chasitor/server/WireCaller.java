package dev.chasitor.server;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Reply;
import dev.chasitor.host.Caller;

/**
 * A caller that encodes answers and sends them to the sender of the request.
 *
 * @param requester the sender of the request
 * @param codec encodes the answers
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
