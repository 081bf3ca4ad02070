package org.syncline.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.syncline.configuration.Documents;
import org.syncline.mapping.suggestion.StoredSamples;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.HubPlans;
import org.syncline.sync.review.NewestMessages;
import org.syncline.sync.review.ReadAccuracy;
import org.syncline.sync.review.ReviewedMessages;
import org.syncline.sync.review.TraceMessage;
import org.syncline.sync.review.TryMapping;
import org.syncline.sync.review.WhatIf;
import org.syncline.sync.review.jpa.SqlReviewedMessages;

/** What people ask about mappings, with the ports it needs. */
@ApplicationScoped
class ReviewParts {

  @Produces
  @Singleton
  ReviewedMessages reviewedMessages(Sql sql) {
    return new SqlReviewedMessages(sql);
  }

  @Produces
  @Singleton
  WhatIf whatIf(Transactions transactions, ReviewedMessages messages, HubPlans plans) {
    return new WhatIf(transactions, messages, plans);
  }

  @Produces
  @Singleton
  TraceMessage traceMessage(
      Transactions transactions, ReviewedMessages messages, HubPlans plans, AuditTrail audit) {
    return new TraceMessage(transactions, messages, plans, audit);
  }

  @Produces
  @Singleton
  TryMapping tryMapping(
      Transactions transactions, ReviewedMessages messages, HubPlans plans, AuditTrail audit) {
    return new TryMapping(transactions, messages, plans, audit);
  }

  @Produces
  @Singleton
  StoredSamples storedSamples(
      Transactions transactions, ReviewedMessages messages, HubPlans plans, AuditTrail audit) {
    return new NewestMessages(transactions, messages, plans, audit);
  }

  @Produces
  @Singleton
  ReadAccuracy readAccuracy(
      Transactions transactions, ReviewedMessages messages, Documents documents) {
    return new ReadAccuracy(transactions, messages, documents);
  }
}
