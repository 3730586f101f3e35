package dev.chasitor.transport.jdk;

import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.BlockingSession;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.tck.session.BlockingClientTck;
import java.net.URI;

/** This library's client on the JDK's HTTP client, as one that blocks, in real time. */
class BlockingChatTckTest extends BlockingClientTck {

  @Override
  protected BlockingSession open(URI endpoint, ChasitorInitRequest init, Application application) {
    return new BlockingChat(endpoint, init, application, profile());
  }
}
