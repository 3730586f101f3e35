package dev.chasitor.cli.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.nio.charset.StandardCharsets;

/** Outcomes that broken transports tell instead. */
final class Outcomes {

  private Outcomes() {}

  static Outcome failedOnErrors(WireRequest request, Outcome outcome) {
    return outcome instanceof Received received && received.response().status() >= 400
        ? Failed.of(FailureKind.UNEXPECTED, "status " + received.response().status(), null)
        : outcome;
  }

  static Outcome prefix(WireRequest request, Failed failed) {
    return failed.failure() == FailureKind.CONNECTION_LOST
        ? new Received(new WireResponse(200, WireHeaders.none(), WireBody.ofText("{")))
        : failed;
  }

  static Received decodedByByte(Received received) {
    StringBuilder text = new StringBuilder();
    for (byte one : received.response().body().toBytes()) {
      text.append(new String(new byte[] {one}, StandardCharsets.UTF_8));
    }
    return with(received, received.response().headers(), WireBody.ofText(text.toString()));
  }

  static Received withoutMark(Received received) {
    String text = received.response().body().text();
    return text.startsWith("\ufeff")
        ? with(received, received.response().headers(), WireBody.ofText(text.substring(1)))
        : received;
  }

  static Received withLastHeaders(Received received) {
    return with(received, Requests.last(received.response().headers()), received.response().body());
  }

  static Outcome refusedAsLost(WireRequest request, Failed failed) {
    return mistaken(failed, failed.failure().isUnconnected(), FailureKind.CONNECTION_LOST);
  }

  static Outcome lostAsUnsent(WireRequest request, Failed failed) {
    return mistaken(
        failed, failed.failure() == FailureKind.CONNECTION_LOST, FailureKind.NOT_CONNECTED);
  }

  static Outcome blurred(WireRequest request, Failed failed) {
    return mistaken(failed, failed.failure().isUnconnected(), FailureKind.NOT_CONNECTED);
  }

  private static Failed mistaken(Failed failed, boolean isMistaken, FailureKind wrong) {
    return isMistaken ? new Failed(wrong, failed.detail(), failed.cause()) : failed;
  }

  static Outcome withAddress(WireRequest request, Failed failed) {
    return new Failed(failed.failure(), failed.detail() + " at " + request.uri(), failed.cause());
  }

  private static Received with(Received received, WireHeaders headers, WireBody body) {
    return new Received(new WireResponse(received.response().status(), headers, body));
  }
}
