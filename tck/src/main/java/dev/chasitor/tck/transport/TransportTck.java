package dev.chasitor.tck.transport;

/**
 * All rules for a transport: those of {@link dev.chasitor.conformance.rule.TransportRule}, over
 * real loopback sockets. To test one:
 *
 * <pre>{@code
 * class MyTransportTckTest implements TransportTck {
 *   @Override public HttpTransport open(TransportOptions options) { … }
 *   @Override public LentEngine lend(TransportOptions options) { … }
 * }
 * }</pre>
 *
 * <p>Each test is named after its rule. What must happen is waited for, {@link
 * TransportSubject#patience} at most; what must not happen is looked for when nothing more can
 * come. No test sleeps.
 */
public interface TransportTck
    extends RequestContract,
        AnswerContract,
        OneRequestContract,
        MechanismContract,
        TimeContract,
        AbortContract,
        OutcomeContract,
        ManyContract,
        TransportLimitContract,
        CloseContract,
        PrivacyContract {}
