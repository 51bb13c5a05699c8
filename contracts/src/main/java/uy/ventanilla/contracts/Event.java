package uy.ventanilla.contracts;

/**
 * The data of one event. The CloudEvents 1.0 envelope travels in Kafka headers ({@code ce_id}, {@code ce_type}, {@code
 * ce_tenantid}, ...), this record as the JSON value. Evolution is additive only; consumers ignore what they do not know.
 */
public sealed interface Event
        permits DirectoryEvent, IntakeEvent, TicketEvent, TimerEvent, DeliveryEvent, KnowledgeEvent {}
