package dev.chasitor.tck.transport;

/**
 * All rules for a transport. To test one:
 *
 * <pre>{@code
 * class MyTransportTckTest implements HttpTransportContract {
 *   @Override public HttpTransport open(TransportOptions options) { … }
 *   @Override public LentEngine lend() { … }
 * }
 * }</pre>
 */
public interface HttpTransportContract
    extends RequestContract,
        AnswerContract,
        OneRequestContract,
        TimeContract,
        OutcomeContract,
        CloseContract {}
