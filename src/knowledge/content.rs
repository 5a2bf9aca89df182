//! All that the service knows, ready to be asked.

use std::collections::HashMap;

use super::{
    Audience, Code, Contact, ContactId, Country, CountryId, Discreet, Entry, EntryId, Glossary,
    Topic, TopicId, Vocabulary,
};

/// The whole FAQ. Immutable: a change makes a new one.
#[derive(Clone, Debug, Default)]
pub struct Content {
    topics: Vec<Topic>,
    entries: Vec<Entry>,
    contacts: Vec<Contact>,
    countries: Vec<Country>,
    /// Synonyms, danger words, small talk.
    pub vocabulary: Vocabulary,
    /// What a lock screen may not show.
    pub discreet: Discreet,
    /// One term for one thing, for those who write.
    pub glossary: Glossary,
    by_id: HashMap<EntryId, usize>,
    by_code: HashMap<Code, usize>,
    contact_by_id: HashMap<ContactId, usize>,
}

impl Content {
    /// Puts the parts in their order: topics and countries by `order`, entries by code.
    pub fn new(
        mut topics: Vec<Topic>,
        mut entries: Vec<Entry>,
        contacts: Vec<Contact>,
        mut countries: Vec<Country>,
        vocabulary: Vocabulary,
        discreet: Discreet,
    ) -> Self {
        topics.sort_by_key(|topic| topic.order);
        countries.sort_by_key(|country| country.order);
        entries.sort_by_key(|entry| entry.code);
        let by_id =
            entries.iter().enumerate().map(|(index, entry)| (entry.id.clone(), index)).collect();
        let by_code =
            entries.iter().enumerate().map(|(index, entry)| (entry.code, index)).collect();
        let contact_by_id = contacts
            .iter()
            .enumerate()
            .map(|(index, contact)| (contact.id.clone(), index))
            .collect();
        Self {
            topics,
            entries,
            contacts,
            countries,
            vocabulary,
            discreet,
            glossary: Glossary::default(),
            by_id,
            by_code,
            contact_by_id,
        }
    }

    /// The same content with the words that its writers keep to.
    pub fn with_glossary(self, glossary: Glossary) -> Self {
        Self { glossary, ..self }
    }

    /// The same content with only those entries that are to be kept.
    pub fn filter(&self, keep: impl Fn(&Entry) -> bool) -> Self {
        let entries = self.entries.iter().filter(|entry| keep(entry)).cloned().collect();
        let (topics, contacts, countries) =
            (self.topics.clone(), self.contacts.clone(), self.countries.clone());
        Self::new(
            topics,
            entries,
            contacts,
            countries,
            self.vocabulary.clone(),
            self.discreet.clone(),
        )
        .with_glossary(self.glossary.clone())
    }

    /// All entries, by code.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All contacts, in the order of their file.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// All countries, in the order of their buttons.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// All topics, in a migrant's order.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The entry of this id.
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.entries.get(*self.by_id.get(id)?)
    }

    /// The entry that three digits open.
    pub fn entry_by_code(&self, code: Code) -> Option<&Entry> {
        self.entries.get(*self.by_code.get(&code)?)
    }

    /// The contact of this id.
    pub fn contact(&self, id: &ContactId) -> Option<&Contact> {
        self.contacts.get(*self.contact_by_id.get(id)?)
    }

    /// The country of this code.
    pub fn country(&self, id: &CountryId) -> Option<&Country> {
        self.countries.iter().find(|country| &country.id == id)
    }

    /// The topic of this id.
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.iter().find(|topic| &topic.id == id)
    }

    /// Topics that have entries, in the order for this audience.
    pub fn menu(&self, audience: Option<Audience>) -> Vec<&Topic> {
        let mut topics: Vec<&Topic> = self
            .topics
            .iter()
            .filter(|topic| self.entries.iter().any(|entry| entry.topic == topic.id))
            .collect();
        if audience == Some(Audience::Family) {
            topics.sort_by_key(|topic| topic.family_order);
        }
        topics
    }

    /// The entries of a topic; those for this audience first, else by code.
    pub fn entries_of(&self, topic: &TopicId, audience: Option<Audience>) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> =
            self.entries.iter().filter(|entry| &entry.topic == topic).collect();
        if let Some(audience) = audience {
            entries.sort_by_key(|entry| !entry.audience.contains(&audience));
        }
        entries
    }
}
