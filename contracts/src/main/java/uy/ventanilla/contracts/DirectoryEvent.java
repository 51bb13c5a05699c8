package uy.ventanilla.contracts;

/** What identity-service says on topic {@code directory}. */
public sealed interface DirectoryEvent extends Event
        permits TenantApplied, TenantChanged, OrganisationChanged, PersonChanged, PersonErased, PersonInvited {}
