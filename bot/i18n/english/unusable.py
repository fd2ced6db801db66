"""What is said of something that came and can be used nowhere."""

UNUSABLE = {
    "misread.sent_sticker": "I cannot use a sticker. Please write, or press a button.",
    "misread.sent_poll": "I cannot use a poll. Please write, or press a button.",
    "misread.sent_location": "I do not need your location here. Please write, or press a button.",
    "misread.sent_venue": "I do not need a place here. Please write, or press a button.",
    "misread.sent_contact": "I do not need a contact. Please write the name, or press a button.",
    "misread.sent_dice": "I cannot use that. Please write, or press a button.",
    "misread.sent_story": "I cannot see stories. Please send the photo itself.",
    "misread.sent_checklist": "I cannot use a checklist. Please write it as a text.",
    "misread.sent_other": "I cannot use that. Please send text, a photo or a file.",
}
